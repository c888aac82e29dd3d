interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Where people write for people: the body, and in the settings the values of
 * `title`, `alt`, `rights` and `reason`. Names of files, accounts and rules must
 * stay as typed. Nothing where the settings are not closed.
 */
export function proseRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let fences = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (fences < 2) {
      if (/^\ufeff?---\s*$/.test(line)) fences += 1;
      else ranges.push(...valuesIn(line, index));
      continue;
    }
    return [...ranges, { start: index, end: text.length }];
  }
  return [];
}

/** `alt: …`, also inside `{file: a.png, alt: …}`, up to the next key. */
function valuesIn(line: string, index: number): readonly Range[] {
  const found = line.matchAll(
    /(?<![\w-])(?:title|alt|rights|reason)["']?\s{0,4}:\s(?:(?!, ?["']?[a-z_]{1,20}["']?\s?:\s)[^\r\n]){1,5000}/g,
  );
  return [...found].map((match) => {
    const start = index + match.index;
    return { start, end: start + match[0].length };
  });
}
