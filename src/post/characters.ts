/** A character that must not be published, with its index in the text. */
interface ForbiddenCharacter {
  readonly index: number;
  /** `U+202E` */
  readonly name: string;
}

/**
 * Characters that readers cannot see or that change how others are read:
 * controls, bidi overrides (CVE-2021-42574), tags, zero-width, fillers,
 * private use, noncharacters, and U+FFFD, the trace of broken encoding. Allowed
 * among them: joiners inside emoji, and variation selectors after what they
 * vary (葛󠄀城市 is written with one). LF is not looked at.
 */
export function findForbidden(text: string): ForbiddenCharacter | undefined {
  if (plain.test(text)) return undefined;
  suspicious.lastIndex = 0;
  for (let found = suspicious.exec(text); found; found = suspicious.exec(text)) {
    const [character] = found;
    if (!isAtHome(character, text, found.index)) {
      return { index: found.index, name: nameOf(character) };
    }
  }
  return undefined;
}

/** `U+XXXX` of the first code point. */
export function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Almost every line: printable ASCII, kana, common kanji, full-width forms. Spares the long way. */
const plain = /^[\n\x20-\x7e\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]*$/;

const suspicious =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffd]/gu;

function isAtHome(character: string, text: string, index: number): boolean {
  if (character === '\n') return true;
  const before = text.slice(Math.max(0, index - 4), index);
  if (character === '\u200d') {
    return emojiAtEnd.test(before) && pictographAtStart.test(text.slice(index + 1, index + 3));
  }
  if (/[\ufe0e\ufe0f]/.test(character)) return emojiBaseAtEnd.test(before);
  if (/[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u.test(character)) return ideographAtEnd.test(before);
  return false;
}

const emojiAtEnd = /(?:\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})$/u;
const pictographAtStart = /^\p{Extended_Pictographic}/u;
const emojiBaseAtEnd = /\p{Emoji}$/u;
const ideographAtEnd = /\p{Ideographic}$/u;
