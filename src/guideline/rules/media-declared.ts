import type { Message } from '../../post/message.ts';
import type { Located, Medium } from '../../post/post.ts';
import { isFileName } from '../image/is-file-name.ts';
import { type RightsFault, rightsFault } from '../image/rights-fault.ts';
import type { Report, Rule } from '../rule.ts';

export const mediaDeclared: Rule = {
  id: 'media-declared',
  clause: 'HSM-4-3',
  severity: 'block',
  about: {
    ja: '画像ごとの説明文、権利（使ってよいと分かること）、写っている人',
    en: "Each image's alt text, rights (that it may be used), people",
  },
  check({ post }) {
    return post.media.flatMap((medium) => {
      const { file, place, rights, people } = medium;
      return [
        ...altReports(medium),
        ...(rights ? rightsReports(rights) : [{ place, message: noRights(file.value) }]),
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

/** A guess may still be right; what says that nobody was asked is no statement of rights at all. */
function rightsReports(rights: Located<string>): Report[] {
  const fault = rightsFault(rights.value);
  if (!fault) return [];
  const message = rightsMessages[fault](rights.value);
  return [{ place: rights.place, message, ...(fault === 'guess' && { severity: 'warn' }) }];
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

const rightsMessages: Readonly<Record<RightsFault, (rights: string) => Message>> = {
  'says-nothing': (rights) => ({
    ja: `権利（rights）が「${rights}」では、使ってよい画像か分かりません。「道が作成」「撮影者の許諾（11月20日）」のように、作った人か許諾した人を書いてください。分からない画像は使わないでください。`,
    en: `"${rights}" does not say that the image may be used. State who made it, or who permitted its use and when; leave it out if that is not known.`,
  }),
  'not-asked': (rights) => ({
    ja: `権利（rights）が「${rights}」なので、使えません。権利を持つ人の許諾を得て、その旨を書くか、道が作成した画像に替えてください。`,
    en: `Rights are given as "${rights}": the image cannot be used. Obtain the owner's consent and state it, or use an image of your own.`,
  }),
  'still-open': (rights) => ({
    ja: `権利（rights）が「${rights}」です。許諾を得てから、だれがいつ許諾したかを書いてください。`,
    en: `Rights are given as "${rights}". Wait for the consent, then state who gave it and when.`,
  }),
  guess: (rights) => ({
    ja: `権利（rights）の「${rights}」だけでは確かでありません。素材の名前と利用の条件、または許諾した人を確かめて書いてください。`,
    en: `"${rights}" is not certain. Find out and state the source with its terms, or who permitted the use.`,
  }),
};

const noPeople = (name: string): Message => ({
  ja: `画像 ${name} に写っている人（people）の記載がありません。none（いない）、unidentifiable（誰か分からない）、public-duty（公務中の職員など）、consent（承諾あり）、minor-with-guardian-consent（未成年で保護者の承諾あり）のどれかを書いてください。`,
  en: `Image ${name} does not say whether people are in it (people): none, unidentifiable, public-duty, consent or minor-with-guardian-consent.`,
});
