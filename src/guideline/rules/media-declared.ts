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
      const reports: Report[] = [];
      const name = medium.file.value;
      if (!medium.alt?.value.trim())
        reports.push({
          place: medium.place,
          clause: 'EXT-ALT',
          message: {
            ja: `画像 ${name} に説明文（alt）がありません。画像を見られない人に伝わる文を書いてください。`,
            en: `Image ${name} has no alt text. Describe it for those who cannot see it.`,
          },
        });
      else if (looksLikeFileName(medium.alt.value, name))
        reports.push({
          place: medium.alt.place,
          clause: 'EXT-ALT',
          severity: 'warn',
          message: {
            ja: '説明文（alt）がファイル名のままです。何が写っているかを書いてください。',
            en: 'The alt text is a file name. Say what the image shows.',
          },
        });
      if (!medium.rights?.value.trim())
        reports.push({
          place: medium.place,
          message: {
            ja: `画像 ${name} の権利（rights）がありません。「道が作成」「○年○月○日 撮影者の許諾」のように書いてください。`,
            en: `Image ${name} has no rights. Say who made it or who permitted its use.`,
          },
        });
      if (!medium.people)
        reports.push({
          place: medium.place,
          message: {
            ja: `画像 ${name} に写っている人（people）がありません。none（いない）、unidentifiable（分からない）、public-duty（公務中）、consent（承諾あり）、minor-with-guardian-consent（未成年・保護者の承諾あり）のどれかを書いてください。`,
            en: `Image ${name} does not say whether people are in it (people): none, unidentifiable, public-duty, consent or minor-with-guardian-consent.`,
          },
        });
      return reports;
    });
  },
};

function looksLikeFileName(alt: string, file: string): boolean {
  const base = file.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  return /\.(?:png|jpe?g|gif|webp|heic|bmp)$/i.test(alt.trim()) || alt.trim() === base;
}
