import type { Message } from '../../post/message.ts';
import type { Medium, Post } from '../../post/post.ts';
import { isFileName } from '../image/is-file-name.ts';
import { tellsNothing } from '../image/tells-nothing.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { type TextLine, textLines } from '../text-lines.ts';

export const altText: Rule = {
  id: 'alt-text',
  clause: 'EXT-ALT',
  severity: 'warn',
  about: {
    ja: '説明文（alt）が画像の内容を伝えている（「画像」「チラシ」だけ、件名や本文と同じ、でない）',
    en: 'The alt text says what the image shows: not only "image" or "flyer", not the subject or the text again',
  },
  check({ post }) {
    const named = textLines(post).flatMap(fileNamedIn);
    const told = post.media.flatMap(({ alt, file }, index): Report[] => {
      // That it is a file's name is told by the rule that asks for it.
      if (!alt || isFileName(alt.value, file.value)) return [];
      const message = faultOf(alt.value, post, index);
      return message ? [{ place: alt.place, message }] : [];
    });
    return [...told, ...named];
  },
};

/** ［画像の説明：DSC_04418.JPG］ in the text itself, as people write who have no field for it. */
function fileNamedIn(line: TextLine): Report[] {
  const found = describedInText.exec(line.folded);
  if (!found) return [];
  const [all, name = ''] = found;
  return isFileName(name, '')
    ? [{ ...rangeAt(line, found.index, found.index + all.length), message: saysNothing(name) }]
    : [];
}

const describedInText =
  /[[(【<](?:(?:画像|写真)の?(?:説明文?|内容)|代替テキスト|代替文|ALT(?:テキスト)?)\s?[:=]\s?([^\s\])】>]{3,60})\s?[\])】>]/i;

function faultOf(alt: string, post: Post, index: number): Message | undefined {
  const plain = plainOf(alt);
  if (tellsNothing(alt)) return saysNothing(alt);
  if (plain === plainOf(post.title.value)) return saysTitle;
  if (plain.length >= 12 && bodiesOf(post).includes(plain)) return saysBody;
  return alreadySaid(plain, post.media.slice(0, index)) ? saysOther : undefined;
}

function alreadySaid(plain: string, before: readonly Medium[]): boolean {
  return before.some(({ alt }) => alt !== undefined && plainOf(alt.value) === plain);
}

/** The whole text of each passage, and each of its lines. */
function bodiesOf(post: Post): readonly string[] {
  const whole = post.variants.flatMap(({ passages }) => passages.map(({ text }) => text));
  return [...whole, ...textLines(post).map(({ text }) => text)].map(plainOf);
}

function plainOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
}

const saysNothing = (alt: string): Message => ({
  ja: `説明文（alt）が「${alt}」だけでは、画像を見られない人に内容が伝わりません。何が写っているか、何が書かれているか（日時、場所など）を書いてください。`,
  en: `"${alt}" tells nothing to those who cannot see the image. Say what it shows and what is written in it (dates, places).`,
});

const saysTitle: Message = {
  ja: '説明文（alt）が件名と同じです。画像そのものに何が写り、何が書かれているかを書いてください。',
  en: 'The alt text repeats the subject. Say what the image itself shows and what is written in it.',
};

const saysBody: Message = {
  ja: '説明文（alt）が本文と同じ文です。読み上げで2度聞こえます。本文にない、画像そのものの内容を書いてください。',
  en: 'The alt text repeats the text: screen readers read it twice. Say what the image itself shows.',
};

const saysOther: Message = {
  ja: '説明文（alt）がほかの画像と同じです。画像ごとに違いが分かるように書いてください。',
  en: 'Another image has the same alt text. Describe each so that they can be told apart.',
};
