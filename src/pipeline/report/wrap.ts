/** Breaks a text into lines of at most `columns` terminal cells: full-width characters take two. */
export function wrap(text: string, columns: number, indent: string): readonly string[] {
  const room = columns - indent.length;
  return text.split('\n').flatMap((line) => broken(line, room).map((part) => indent + part));
}

function broken(line: string, room: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of pieces(line)) {
    const size = cells(piece);
    // A mark that may not begin a line hangs over instead (kinsoku).
    if (used + size > room && current !== '' && !/^[、。）」』】，．・ー！？]/.test(piece)) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
    }
    // The space at which a line was broken does not indent the next one.
    if (current === '' && lines.length > 0 && piece === ' ') continue;
    current += piece;
    used += size;
  }
  return [...lines, current.trimEnd()];
}

/** ASCII words stay whole, up to a URL's length, and an opening bracket stays with what follows; everything else may break anywhere. */
function pieces(line: string): string[] {
  return line.match(/[（「『【]{0,3}(?:[!-~]{1,60}|[^\s!-~（「『【])|\s|[（「『【]/gu) ?? [];
}

/** Terminal cells that a text takes. */
export function cells(text: string): number {
  let sum = 0;
  for (const character of text)
    sum +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}○△×…※→①-⑳]/u.test(
        character,
      )
        ? 2
        : 1;
  return sum;
}
