import { wrongUse } from './wrong-use.ts';

/** @throws KohoError `wrong-use`: `Number()` would read `1e9`, ` ` and `0x10` too */
export function wholeNumber(
  option: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw wrongUse(
    `${option} には ${min} から ${max} までの整数を半角の数字で書いてください。`,
    `${option} takes a whole number from ${min} to ${max}.`,
  );
}
