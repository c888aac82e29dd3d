/** What a letter may do in a word that is read without a YAML reader, by UTF-16 unit. */
export const begins = 1;
/** Begins a word and makes one of a figure before it: 100円. */
export const japanese = 2;
export const inside = 4;
/** Lower case already, and NFKC leaves it as it is, whatever stands beside it. */
export const plain = 8;
export const digit = 16;

/**
 * Nothing here is invisible, combines with its neighbour, or means something to
 * YAML inside a word; a space does so only at a word's ends.
 */
export const letters: Uint8Array = lettersOf([
  ['\u4e00', '\u9fff', begins | japanese | inside | plain],
  ['\u3041', '\u3096', begins | japanese | inside | plain],
  ['\u30a1', '\u30fe', begins | japanese | inside | plain],
  ['\u3001', '\u3002', begins | japanese | inside | plain],
  ['\u3005', '\u3005', begins | japanese | inside | plain],
  ['\u3008', '\u3011', begins | japanese | inside | plain],
  ['\u309d', '\u309e', begins | japanese | inside | plain],
  ['\u25cb', '\u25cb', begins | japanese | inside | plain],
  ['\u2010', '\u2027', begins | japanese | inside],
  ['\u2030', '\u205e', begins | japanese | inside],
  ['\u2190', '\u25ca', begins | japanese | inside],
  ['\u25cc', '\u27ff', begins | japanese | inside],
  ['\uff01', '\uff9d', begins | japanese | inside],
  ['a', 'z', begins | inside | plain],
  ['A', 'Z', begins | inside],
  ['(', '(', begins | inside | plain],
  ['0', '9', inside | plain | digit],
  [')', '+', inside | plain],
  ['-', '/', inside | plain],
  [';', '?', inside | plain],
  ['!', '!', inside | plain],
  ['$', '&', inside | plain],
  ['_', '_', inside | plain],
  ['@', '@', inside | plain],
  ['\u301c', '\u301c', begins | japanese | inside | plain],
  // Halves of emoji: the whole text is known to be well formed.
  ['\ud83c', '\ud83e', begins | japanese | inside],
  ['\udc00', '\udfff', inside],
  // What joins and colours them, and the cross; in quotation marks where a word begins so.
  ['\u200d', '\u200d', inside],
  ['\ufe0f', '\ufe0f', inside],
  ['\u00d7', '\u00d7', inside],
]);

function lettersOf(
  rows: readonly (readonly [first: string, last: string, meaning: number])[],
): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (const [first, last, meaning] of rows) {
    table.fill(meaning, first.charCodeAt(0), last.charCodeAt(0) + 1);
  }
  return table;
}

/** A text whose every end of line is one, with nothing that hides or that only YAML sees. */
export function isPlainText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !odd.test(text);
}

const odd = new RegExp(
  [
    '[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u00a0\\u00ad\\u0600-\\u200c\\u200e\\u200f]',
    '[\\u2028-\\u202f\\u205f-\\u206f\\ufe00-\\ufe0e\\ufe70-\\uff00\\ufff9-\\uffff]',
  ].join('|'),
);
