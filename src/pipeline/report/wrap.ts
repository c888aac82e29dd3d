/** Breaks a text into lines of at most `columns` terminal cells: full-width characters take two. */
export function wrap(text: string, columns: number, indent: string): readonly string[] {
  const room = columns - indent.length;
  return text.split('\n').flatMap((line) => broken(line, room).map((part) => indent + part));
}

/** Breaks only the lines that are too long; what follows stands below, two cells further in than its line. */
export function fitted(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (cells(line) <= columns) return [line];
      const own = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.trimStart(), columns - 2, own);
      return [first, ...rest.map((one) => `  ${one}`)];
    })
    .join('\n');
}

function broken(line: string, room: number): string[] {
  const lines: string[] = [];
  let current: string[] = [];
  for (const piece of pieces(line)) {
    if (current.length > 0 && cells(current.join('')) + cells(piece) > room) {
      const [full, carried] = divided(current, piece);
      lines.push(full.join('').trimEnd());
      current = carried;
    }
    // The space at which a line was broken does not indent the next one.
    if (current.length === 0 && lines.length > 0 && piece === ' ') continue;
    current.push(piece);
  }
  return [...lines, current.join('').trimEnd()];
}

/** A mark that may not begin a line takes what stands before it along (kinsoku), unless that is all there is. */
function divided(full: string[], next: string): readonly [full: string[], carried: string[]] {
  let at = full.length;
  for (let first = next; mayNotBegin.test(first) && at > 0; first = full[at] ?? '') at -= 1;
  return at > 0 ? [full.slice(0, at), full.slice(at)] : [full, []];
}

const mayNotBegin = /^[、。）」』】，．・ー！？]/;

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
