import type { PolicyFault } from './faults.ts';

// Only shapes that nothing else has: a policy is full of public keys, digests
// and numbers, and a gate that cries wolf is switched off.
const shapes = {
  credential: [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /PRIVATE\+KEY\+/,
    /(?<![A-Za-z0-9+/])EAA[A-Za-z0-9]{30,}/,
    /(?<![A-Za-z0-9+/])AAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{20,}/,
    /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/,
    /(?<![A-Za-z0-9])[0-9]{5,20}-[A-Za-z0-9]{40}(?![A-Za-z0-9])/,
    /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
    /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}/,
  ],
  'private-data': [
    // Mobile numbers, also full-width: offices are called on fixed lines.
    /(?<![0-9０-９])[0０][789７８９][0０][-－‐ー ]?[0-9０-９]{4}[-－‐ー ]?[0-9０-９]{4}(?![0-9０-９])/,
    /(?:パスワード|password|passwd|暗証番号)\s*[:：=＝]\s*\S/i,
  ],
} as const;

/**
 * Credentials and private data in any line, comments included. The policy is
 * read by everyone with access to the repository and kept for good; the match
 * itself is never repeated in the message.
 */
export function findExposed(path: string, text: string): PolicyFault[] {
  // Nearly every file is clean, and one pass over the whole text is the quickest way to know it.
  if (!Object.values(shapes).some((all) => all.some((shape) => shape.test(text)))) return [];
  const faults: PolicyFault[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    for (const code of ['credential', 'private-data'] as const) {
      const match = shapes[code].map((shape) => shape.exec(line)).find((found) => found !== null);
      if (match == null) continue;
      const place = { line: index + 1, column: match.index + 1 };
      faults.push({ code, path, place, message: messages[code] });
      if (faults.length === maxExposed) return faults;
    }
  }
  return faults;
}

const maxExposed = 20;

const messages = {
  credential: {
    ja: 'パスワードや鍵のような文字列があります。すぐに消し、その鍵を無効にして作り直してください。鍵は環境（environment）の中だけに置きます。',
    en: 'This looks like a password or key. Delete it at once, revoke it and make a new one. Keys live in environments only.',
  },
  'private-data': {
    ja: '携帯電話番号やパスワードのような、公にしない情報があります。消してください。連絡先は所属の代表番号か共通メールアドレスにします。',
    en: 'This looks like private data (a mobile number, a password). Delete it; use the office number or the shared mail address.',
  },
} as const;
