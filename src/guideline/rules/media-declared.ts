import type { Message } from '../../post/message.ts';
import type { Medium } from '../../post/post.ts';
import type { Report, Rule } from '../rule.ts';

export const mediaDeclared: Rule = {
  id: 'media-declared',
  clause: 'HSM-4-3',
  severity: 'block',
  about: {
    ja: '画像ごとの説明文、権利、写っている人',
    en: "Each image's alt text, rights, people",
  },
  check({ post }) {
    return post.media.flatMap((medium) => {
      const { file, place, rights, people } = medium;
      return [
        ...altReports(medium),
        ...(rights ? [] : [{ place, message: noRights(file.value) }]),
        ...(people ? [] : [{ place, message: noPeople(file.value) }]),
      ];
    });
  },
};

function altReports({ alt, file, place }: Medium): Report[] {
  const clause = 'EXT-ALT';
  if (!alt) return [{ place, clause, message: noAlt(file.value) }];
  if (!isFileName(alt.value, file.value)) return [];
  return [{ place: alt.place, clause, severity: 'warn', message: altIsFileName }];
}

function isFileName(alt: string, file: string): boolean {
  const base = file.replace(/^.*\//, '').replace(/\.[a-z0-9]+$/i, '');
  return (
    /^\S+\.(?:png|jpe?g|gif|webp|heic|bmp|tiff?)$/i.test(alt) ||
    alt.toLowerCase() === base.toLowerCase() ||
    /^(?:img|dsc[fn]?|pict?|photo|image|screenshot|スクリーンショット)[\s_-]?[\d_. -]+$/i.test(alt)
  );
}

const noAlt = (name: string): Message => ({
  ja: `画像 ${name} に説明文（alt）がありません。画像を見られない人にも伝わる文を書いてください。`,
  en: `Image ${name} has no alt text. Describe it for those who cannot see it.`,
});

const altIsFileName: Message = {
  ja: '説明文（alt）がファイルの名前のままです。何が写っているか、何が書かれているかを書いてください。',
  en: 'The alt text is a file name. Say what the image shows and what is written in it.',
};

const noRights = (name: string): Message => ({
  ja: `画像 ${name} に権利（rights）の記載がありません。「道が作成」「撮影者の許諾（11月20日）」のように書いてください。`,
  en: `Image ${name} has no rights. Say who made it, or who permitted its use and when.`,
});

const noPeople = (name: string): Message => ({
  ja: `画像 ${name} に写っている人（people）の記載がありません。none（いない）、unidentifiable（誰か分からない）、public-duty（公務中の職員など）、consent（承諾あり）、minor-with-guardian-consent（未成年で保護者の承諾あり）のどれかを書いてください。`,
  en: `Image ${name} does not say whether people are in it (people): none, unidentifiable, public-duty, consent or minor-with-guardian-consent.`,
});
