import type { Surroundings } from '../surroundings.ts';

/** A way in which credentials are written. */
export interface CredentialKind {
  /** Cheap, and true wherever a pattern could match: almost no line holds any of this. */
  readonly hint: RegExp;
  /** With the flags `dg`; the group `secret`, else the whole match, is what is hidden. Linear on hostile text. */
  readonly patterns: readonly RegExp[];
  readonly judge: (match: RegExpExecArray, scene: CredentialScene) => JudgedCredential | undefined;
}

export interface CredentialScene extends Surroundings {
  /** The sentence's text before and behind the secret, at most 40 characters each. */
  readonly before: string;
  readonly after: string;
}

export interface JudgedCredential {
  /** Passcodes of meetings are secrets learnt on duty (HSM-4-7-6), all else HSM-3-5-1; `inside`: an address in the own net. */
  readonly of: 'system' | 'meeting' | 'inside';
  /** False: an example, or a public Wi-Fi, which only a person can tell. */
  readonly sure: boolean;
}

/** As a real one would be: letters and digits. */
export function isMixed(word: string, atLeast = 6): boolean {
  return word.length >= atLeast && /\d/.test(word) && /[a-z]/i.test(word);
}

/** `********` as forms show it, `xxxx` and `0000` as examples do. */
export function isHidden(word: string): boolean {
  return /^[*＊.・_-]*$/.test(word) || /^(.)\1*$/.test(word);
}
