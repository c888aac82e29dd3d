import { postSize } from '../limits.ts';
import type { Message } from '../message.ts';

type Nothing = Record<never, never>;

/** The file as a whole: bytes, encoding, fences. */
export interface FileFaults {
  'file-too-big': Nothing;
  'utf-16': Nothing;
  'binary-file': Nothing;
  'not-utf-8': Nothing;
  'front-matter-missing': Nothing;
  'front-matter-late': Nothing;
  'front-matter-unclosed': Nothing;
  'front-matter-language': Nothing;
  'fence-form': Nothing;
}

export const fileMessages: {
  readonly [C in keyof FileFaults]: (details: FileFaults[C]) => Message;
} = {
  'file-too-big': () => ({
    ja: `ファイルが大きすぎます（投稿は${postSize}まで）。本文を短くするか、別のファイルでないか確かめてください。`,
    en: `The file is too big (a post has at most ${postSize}). Shorten it, or check that it is a post at all.`,
  }),
  'utf-16': () => ({
    ja: '文字コードがUTF-16です。エディターで「UTF-8」を選んで保存し直してください。',
    en: 'The file is UTF-16. Save it again as UTF-8.',
  }),
  'binary-file': () => ({
    ja: '文章のファイルではありません（画像や文書ファイルなど）。投稿はMarkdown（.md）の文章で書いてください。',
    en: 'This is not a text file (an image or a document?). A post is written as Markdown text (.md).',
  }),
  'not-utf-8': () => ({
    ja: 'UTF-8として読めない文字があります（Shift_JISで保存された可能性があります）。エディターで「UTF-8」を選んで保存し直してください。',
    en: 'This is not valid UTF-8 (perhaps it was saved as Shift_JIS). Save it again as UTF-8.',
  }),
  'front-matter-missing': () => ({
    ja: '1行目が「---」ではありません。ファイルの先頭を半角の「---」の行で始め、件名（title）と投稿先（accounts）を書き、もう一度「---」の行を置いてください。',
    en: 'Line 1 is not "---". Begin the file with a line "---", then title and accounts, then another line "---".',
  }),
  'front-matter-late': () => ({
    ja: '「---」の前に空行や空白があります。ファイルの1行目の先頭に「---」を置いてください。',
    en: 'There is a blank line or space before "---". It must be the very first line.',
  }),
  'front-matter-unclosed': () => ({
    ja: '設定の部分を閉じる「---」の行がありません。設定と本文の間に「---」だけの行を入れてください。',
    en: 'The closing "---" line is missing. Put a line "---" between the settings and the body.',
  }),
  'front-matter-language': () => ({
    ja: '「---」の後に文字があります。プログラムなど別の形式の設定は読みません。「---」だけの行にしてください。',
    en: 'Something follows "---". Settings in another language (js, json, …) are never read. Write "---" alone.',
  }),
  'fence-form': () => ({
    ja: '区切りの行は、半角の「-」をちょうど3つ（---）にしてください。',
    en: 'A dividing line is exactly three hyphens (---).',
  }),
};
