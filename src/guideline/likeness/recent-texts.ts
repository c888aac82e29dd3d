import type { AccountId, Instant, PostId } from '../../post/post.ts';
import { likeness } from './likeness.ts';
import { type Print, printOf } from './print-of.ts';

/** That an account published a post, or will. */
export interface Recent {
  readonly post: PostId;
  readonly account: AccountId;
  readonly at: Instant;
}

/** With its text; the parts of a thread in one. */
export interface RecentText extends Recent {
  readonly text: string;
}

export interface Like {
  readonly how: 'same' | 'nearly';
  readonly other: Recent;
}

/** Texts so far apart in time are no repetition. */
export const repeatDays = 30;

const near = 0.85;
/** Shorter texts (おはようございます) are only compared as a whole. */
const shortest = 15;
/** Of texts with the same numbers and links so many, the newest, are compared. */
const mostCompared = 50;

/** Those of one post, which is asked about and then added. */
const mostPrints = 50;

/**
 * Texts to hold new ones against. Only those with the same numbers and links
 * are compared at all, so that ten thousand posts cost ten thousand look-ups; of
 * each only what is compared is kept, not the text.
 */
export class RecentTexts {
  readonly #byFacts = new Map<string, { readonly print: Print; readonly recent: Recent }[]>();
  /** Several accounts often get the same text. */
  #prints = new Map<string, Print>();

  get isEmpty(): boolean {
    return this.#byFacts.size === 0;
  }

  add({ text, ...recent }: RecentText): void {
    const print = this.#print(text);
    if (print.letters === '') return;
    const key = `${recent.account} ${print.facts}`;
    const known = this.#byFacts.get(key);
    if (known) known.push({ print, recent });
    else this.#byFacts.set(key, [{ print, recent }]);
  }

  /** The newest text of another post to the same account that reads the same, else nearly so. */
  likeOf(one: RecentText): Like | undefined {
    if (this.isEmpty) return undefined;
    const { letters, facts } = this.#print(one.text);
    const others = (this.#byFacts.get(`${one.account} ${facts}`) ?? [])
      .slice(-mostCompared)
      .filter(({ recent }) => recent.post !== one.post && withinDays(recent.at, one.at));
    const same = others.findLast(({ print }) => print.letters === letters);
    if (same) return { how: 'same', other: same.recent };
    if (letters.length < shortest) return undefined;
    const like = others.findLast(({ print }) => likeness(print.letters, letters) >= near);
    return like && { how: 'nearly', other: like.recent };
  }

  #print(text: string): Print {
    const known = this.#prints.get(text);
    if (known) return known;
    const print = printOf(text);
    if (this.#prints.size >= mostPrints) this.#prints = new Map();
    this.#prints.set(text, print);
    return print;
  }
}

function withinDays(a: Instant, b: Instant): boolean {
  return Math.abs(a - b) <= repeatDays * 24 * 60 * 60 * 1000;
}
