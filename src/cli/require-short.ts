import { wrongUse } from './wrong-use.ts';

/** Longer ones would make a note or a record unreadable for those who ask why. */
const maxLength = 500;

/** @throws KohoError `wrong-use` */
export function requireShort(option: string, text: string): void {
  if (text.trim() === '') {
    throw wrongUse(`${option} が空です。理由を書いてください。`, `${option} is empty. Say why.`);
  }
  if (text.length <= maxLength) return;
  throw wrongUse(
    `${option} は${maxLength}字以内にしてください。`,
    `${option} takes at most ${maxLength} characters.`,
  );
}
