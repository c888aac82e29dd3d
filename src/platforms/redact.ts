/**
 * Removes credentials from a text before it leaves an adapter. The clients put
 * tokens into URLs, headers and error objects (facts.md): known secrets go first,
 * then whatever is shaped like one.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const secret of known) {
      clean = clean.replaceAll(secret, hidden).replaceAll(encodeURIComponent(secret), hidden);
    }
    for (const shape of shapes)
      clean = clean.replace(shape, (_all, name: string) => `${name}${hidden}`);
    return clean;
  };
}

const hidden = '＊＊＊';

const shapes = [
  /((?:access_token|appsecret_proof|client_secret|oauth_(?:signature|token|consumer_key))["']?\s*[=:]\s*["']?)[^&\s"',}]+/gi,
  /((?:authorization|bearer)["']?\s*[:=]?\s*["']?(?:bearer|oauth|basic)?\s+)[^\s"',}][^"\n}]*/gi,
  /()\bEAA[A-Za-z0-9]{20,}/g,
];
