/**
 * Removes credentials from a text before it leaves an adapter. The clients put
 * tokens into URLs, headers and error objects (facts.md), and platforms quote
 * them in their messages: known secrets go first, in every form in which they
 * travel, then whatever is shaped like one.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.filter((secret) => secret.length >= 6).flatMap(forms))];
  return (text) =>
    shapes.reduce(
      (clean, shape) => clean.replace(shape, (_all, name: string) => `${name}${hidden}`),
      withoutRanges(text, rangesOf(known, text)),
    );
}

const hidden = '＊＊＊';

/** One class for whatever stands between a name and its value: two runs of spaces side by side take a page's time. */
const shapes = [
  /((?:access_token|appsecret_proof|client_secret|oauth_(?:signature|token|consumer_key|nonce))["'\s]*[=:]["'\s]*)[^&\s"',}]+/gi,
  /(\b(?:authorization|bearer)["'\s:=]+(?:(?:bearer|oauth|basic)["'\s:=]+)?)[^\s"',}][^"\n}]*/gi,
  /()\bEAA[A-Za-z0-9]{20,}/g,
];

/** Plain, as in a URL (two spellings), in a form, in JSON, in base64. */
function forms(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const strict = encoded.replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const bytes = Buffer.from(secret);
  return [
    secret,
    encoded,
    strict,
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
}

type Range = readonly [from: number, to: number];

/** Found in the original text, case aside, so that secrets which overlap in it are both found. */
function rangesOf(known: readonly string[], text: string): Range[] {
  const ranges: Range[] = [];
  for (const form of known) {
    for (const { index } of text.matchAll(new RegExp(escaped(form), 'gi'))) {
      ranges.push([index, index + form.length]);
    }
  }
  return ranges.sort(([a], [b]) => a - b);
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let clean = '';
  let at = 0;
  for (const [from, to] of ranges) {
    if (from >= at) clean += `${text.slice(at, from)}${hidden}`;
    at = Math.max(at, to);
  }
  return clean + text.slice(at);
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
