interface FormPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly bytes: Buffer;
}

const maxParts = 64;
const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/**
 * Reads a multipart/form-data body (RFC 7578) as bytes. The parser of the
 * platform takes a part without a file name for UTF-8 text and so destroys the
 * image chunks that twitter-api-v2 sends. `undefined` = not well formed.
 */
export function parseMultipart(body: Buffer, contentType: string): readonly FormPart[] | undefined {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]{1,70})"?/i.exec(contentType)?.[1];
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  if (!body.subarray(0, delimiter.length).equals(delimiter)) return undefined;
  const separator = Buffer.concat([lineEnd, delimiter]);
  const parts: FormPart[] = [];
  let at = delimiter.length;
  while (parts.length <= maxParts) {
    if (body.toString('latin1', at, at + 2) === '--') return parts;
    const end = body.indexOf(separator, at);
    if (end < 0 || !body.subarray(at, at + 2).equals(lineEnd)) return undefined;
    const part = parsePart(body.subarray(at + 2, end));
    if (!part) return undefined;
    parts.push(part);
    at = end + separator.length;
  }
  return undefined;
}

function parsePart(part: Buffer): FormPart | undefined {
  const split = part.indexOf(headEnd);
  if (split < 0) return undefined;
  const disposition = part
    .toString('utf8', 0, split)
    .split('\r\n')
    .find((line) => /^content-disposition:/i.test(line));
  const name = /\bname="([^"]*)"/.exec(disposition ?? '')?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    fileName: /\bfilename="([^"]*)"/.exec(disposition ?? '')?.[1],
    bytes: part.subarray(split + headEnd.length),
  };
}
