/** A spot of an unfinished sign, in its line. */
export interface Spot {
  readonly text: string;
  readonly index: number;
  readonly length: number;
}

/**
 * `meant`: the text hides a name on purpose, as in a warning of fraud (「○○銀行です」という電話)
 * or an example (記入例：○○町). `quoted`: in quotes it may be one. Looks no further
 * than a sentence, so that time stays linear.
 */
export function howMeant(spot: Spot, hides: boolean): 'meant' | 'quoted' | 'unfinished' {
  const { text, index, length } = spot;
  if (!hides) return isQuoted(spot) ? 'quoted' : 'unfinished';
  if (isOrnament(spot)) return 'meant';
  const before = text.slice(Math.max(0, index - 14), index);
  const after = text.slice(index + length, index + length + 60);
  if (example.test(before)) return 'meant';
  const quoted = isQuoted(spot);
  if (
    (quoted || posing.test(after)) &&
    fraud.test(text.slice(Math.max(0, index - 80), index + 160))
  )
    return 'meant';
  return quoted ? 'quoted' : 'unfinished';
}

const example = /(?:記入例|記載例|例文|例|見本)\s?[)）」】\]]?\s?[:：)]?\s?[^。]{0,6}$/;
const fraud =
  /詐欺|不審|なりすま|騙|だま[しすさ]|かた[りるっ]|名乗|装[いうっ]|偽|悪質|勧誘|フィッシング|という(?:電話|メール|内容|SMS)/;
const posing =
  /^[^。\n]{0,20}(?:を名乗|を装|をかた|を騙|になりすま|と名乗|から(?:の|と)?(?:電話|メール|SMS))/;

/** `○○○　お知らせ　○○○`: a run between the edge of the line and a space. */
function isOrnament({ text, index, length }: Spot): boolean {
  const run = text.slice(index, index + length);
  const before = text.charAt(index - 1);
  const after = text.charAt(index + length);
  return length > 2 && /^([^A-Za-z])\1+$/.test(run) && before.trim() === '' && after.trim() === '';
}

function isQuoted({ text, index }: Spot): boolean {
  const before = text.slice(Math.max(0, index - 60), index);
  const open = Math.max(before.lastIndexOf('「'), before.lastIndexOf('『'));
  return (
    open >= 0 && !/[」』]/.test(before.slice(open)) && /[」』]/.test(text.slice(index, index + 60))
  );
}
