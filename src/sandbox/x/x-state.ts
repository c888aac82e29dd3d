import { issueCredential } from '../credential.ts';
import type { ImageFacts } from '../image.ts';
import { Snowflakes } from './snowflake.ts';

export interface XAccount {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly createdAt: number;
  /** Whether the account may answer its own posts; X does not document it (facts.md, X). */
  readonly replies: 'own' | 'none';
  readonly credentials: XCredentials;
}

interface XCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

export type XMediaCategory = 'tweet_image' | 'tweet_gif';

export interface XMedium {
  readonly id: string;
  readonly key: string;
  readonly owner: string;
  readonly declaredType: string;
  readonly category: XMediaCategory;
  readonly totalBytes: number;
  readonly expiresAt: number;
  readonly segments: Map<number, Uint8Array>;
  alt: string | undefined;
  /** Set when it is finalised: only then can it be attached. */
  image: { readonly bytes: Uint8Array; readonly facts: ImageFacts } | undefined;
  attachedTo: string | undefined;
}

export interface Tweet {
  readonly id: string;
  readonly author: string;
  /** As typed. What the API shows (t.co, entities) is made from it. */
  readonly text: string;
  readonly createdAt: number;
  readonly media: readonly string[];
  readonly replyTo: string | undefined;
  readonly conversation: string;
  deletedAt: number | undefined;
}

/** Everything the stand-in for X remembers. In memory only: a sandbox starts empty. */
export class XState {
  readonly ids: Snowflakes;
  readonly accounts = new Map<string, XAccount>();
  readonly tweets = new Map<string, Tweet>();
  readonly media = new Map<string, XMedium>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.ids = new Snowflakes(now);
  }

  openAccount(order: { handle: string; name: string; replies: 'own' | 'none' }): XAccount {
    const id = this.ids.next();
    const account: XAccount = {
      ...order,
      id,
      createdAt: this.#now(),
      credentials: {
        appKey: issueCredential('x-app'),
        appSecret: issueCredential('x-app-secret'),
        accessToken: issueCredential('x-token'),
        accessSecret: issueCredential('x-token-secret'),
      },
    };
    this.accounts.set(id, account);
    return account;
  }

  accountByHandle(handle: string): XAccount | undefined {
    const wanted = handle.toLowerCase();
    return [...this.accounts.values()].find((each) => each.handle.toLowerCase() === wanted);
  }

  accountByToken(accessToken: string): XAccount | undefined {
    return [...this.accounts.values()].find((a) => a.credentials.accessToken === accessToken);
  }

  /** An account's posts as they stood at a moment, newest first. */
  timeline(accountId: string, asOf = Number.POSITIVE_INFINITY): Tweet[] {
    return [...this.tweets.values()]
      .filter((tweet) => tweet.author === accountId && isVisible(tweet, asOf))
      .reverse();
  }

  tweet(id: string, asOf = Number.POSITIVE_INFINITY): Tweet | undefined {
    const tweet = this.tweets.get(id);
    return tweet && isVisible(tweet, asOf) ? tweet : undefined;
  }
}

function isVisible(tweet: Tweet, asOf: number): boolean {
  return tweet.createdAt <= asOf && (tweet.deletedAt === undefined || tweet.deletedAt > asOf);
}
