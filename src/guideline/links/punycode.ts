/**
 * A host with its `xn--` labels in the letters they stand for, so that rules can
 * tell a Japanese name from a disguise. A label that decodes to nothing stays.
 */
export function unicodeHost(host: string): string {
  if (!host.includes('xn--')) return host;
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

const base = 36;
const lastCodePoint = 0x10ffff;

/** RFC 3492, 6.2: the ASCII letters come first, then each other one with where it goes among them. */
function decode(text: string): string | undefined {
  const split = text.lastIndexOf('-');
  const letters = [...text.slice(0, Math.max(0, split))].map((letter) => letter.charCodeAt(0));
  const digits = text.slice(split + 1);
  let code = 128;
  let at = 0;
  let bias = 72;
  for (let index = 0; index < digits.length; ) {
    const read = readNumber(digits, index, bias);
    if (!read) return undefined;
    const size = letters.length + 1;
    bias = adapted(Math.floor(read.value / (index === 0 ? 700 : 2)), size);
    code += Math.floor((at + read.value) / size);
    if (code > lastCodePoint) return undefined;
    at = (at + read.value) % size;
    letters.splice(at, 0, code);
    at += 1;
    index = read.next;
  }
  return String.fromCodePoint(...letters);
}

/** A number of variable length, lowest digit first; one below its threshold is the last. */
function readNumber(
  digits: string,
  from: number,
  bias: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  let weight = 1;
  for (let index = from; index < digits.length; index += 1) {
    const digit = digitOf(digits.charCodeAt(index));
    const threshold = Math.min(Math.max((index - from + 1) * base - bias, 1), 26);
    value += digit * weight;
    if (digit < 0 || value > Number.MAX_SAFE_INTEGER) return undefined;
    if (digit < threshold) return { value, next: index + 1 };
    weight *= base - threshold;
  }
  return undefined;
}

/** a–z are 0–25, 0–9 are 26–35; else −1. */
function digitOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : -1;
}

/** RFC 3492, 6.1. */
function adapted(delta: number, size: number): number {
  let rest = delta + Math.floor(delta / size);
  let bias = 0;
  for (; rest > 455; rest = Math.floor(rest / 35)) bias += base;
  return bias + Math.floor((36 * rest) / (rest + 38));
}
