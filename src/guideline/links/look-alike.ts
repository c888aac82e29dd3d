/**
 * `lg.jp` or `go.jp` anywhere but at the end: `pref.hokkaido.lg.jp.example.com`,
 * `pref-hokkaido-lg-jp.com`.
 */
export function isLookAlike(host: string): boolean {
  return /(?:^|[.-])(?:lg|go)[.-]jp[.-].|(?:^|[.-])(?:lg|go)-jp$/.test(host);
}

/**
 * Whether a host has letters that pass for others: `xn--` as typed, which nobody
 * can read; letters of further scripts (Cyrillic о); or Japanese mixed with
 * Latin in one label (`lg.jpノlogin`). 日本語.jp is what it looks like.
 */
export function isMixedScript(target: string, host: string): boolean {
  if (!host.split('.').some((label) => label.startsWith('xn--'))) return false;
  const typed = /^https?:\/\/([^/?#\\]*)/i.exec(target.normalize('NFKC'))?.[1] ?? '';
  return typed
    .split(/[.。]/)
    .some((label) => /^xn--/i.test(label) || !(plain.test(label) || japanese.test(label)));
}

const plain = /^[a-z0-9:-]*$/i;
const japanese = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー0-9:-]+$/u;
