import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { mask } from '../sensitive/mask.ts';
import { type FoundSecret, secrets } from '../sensitive/secrets.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';

export const secret: Rule = {
  id: 'secret',
  clause: 'HSM-3-5-1',
  severity: 'block',
  about: {
    ja: 'パスワード、トークン、秘密鍵、会議のパスコード。組織内のサーバの場所は注意',
    en: 'Passwords, tokens, private keys, passcodes of meetings; a warning for servers of the own net',
  },
  check: ({ post }) => secretReports(writtenLines(post)),
};

/** Also for a file that is no post yet: only its lines are needed. */
export function secretReports(lines: readonly TextLine[]): readonly Report[] {
  return secrets(lines).map((found) => ({
    ...rangeAt(found.line, found.index, found.index + found.text.length),
    ...(found.of === 'meeting' && { clause: 'HSM-4-7-6' }),
    ...(found.sure ? {} : { severity: 'warn' }),
    message: messageFor(found),
  }));
}

function messageFor({ of, sure, text }: FoundSecret) {
  const shown = mask(text);
  if (of === 'meeting') return sure ? passcode(shown) : meetingId(shown);
  if (of === 'inside') return ownNet(shown);
  return sure ? real(shown) : doubtful(shown);
}

const real = (shown: string) => ({
  ja: `認証情報と思われるもの（${shown}）が入っています。消してください。すでに人の目に触れた場合は、直ちに無効にしてください。`,
  en: `This looks like a credential (${shown}). Remove it, and revoke it at once if anyone has seen it.`,
});

const doubtful = (shown: string) => ({
  ja: `パスワードのような文字（${shown}）があります。本物であれば消し、無効にしてください。説明のための例や、来場者向けWi-Fiなど公表してよいものであれば、そのことを acknowledge に書いてください。`,
  en: `This may be a password (${shown}). If it is real, remove and revoke it; if it is an example or meant for visitors, say so under acknowledge.`,
});

const ownNet = (shown: string) => ({
  ja: `組織の中だけで使うサーバやフォルダの場所（${shown}）のようです。外からは開けず、攻撃の手掛かりにもなります。消して、公開しているページを案内してください。`,
  en: `This looks like a server or folder inside the organisation (${shown}). Nobody outside can open it, and it helps attackers. Remove it and refer to a public page.`,
});

const passcode = (shown: string) => ({
  ja: `オンライン会議に入るための番号（${shown}）が入っています。消してください。参加する方には、申込みの後に個別に知らせてください。`,
  en: `This is what lets people into an online meeting (${shown}). Remove it; send it to those who applied.`,
});

const meetingId = (shown: string) => ({
  ja: `オンライン会議の番号（${shown}）があります。誰でも入れる会議でなければ消してください。誰でも入れるものなら、そのことを acknowledge に書いてください。`,
  en: `This is the number of an online meeting (${shown}). Remove it unless anybody may join; if so, say so under acknowledge.`,
});
