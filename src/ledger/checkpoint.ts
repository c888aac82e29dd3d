import { decode } from './record-line.ts';
import { isKeyName, type Signer, strictBase64, type Verifier } from './signing-key.ts';

export const checkpointPath = 'checkpoint';

/**
 * What a writer vouches for: C2SP tlog-checkpoint in a C2SP signed note.
 * `last` and `index` are extension lines: the hash of the last line, so that one
 * reader need not read history, and the hash of `index/head`, so that nobody
 * can make a published delivery look unsent by editing a derived file.
 */
export interface Checkpoint {
  /** `<origin>/<log>/<fiscal year>` */
  readonly origin: string;
  readonly size: number;
  /** RFC 6962 root, hex. */
  readonly root: string;
  /** SHA-256 of the last line without its LF, hex. */
  readonly last: string;
  /** SHA-256 of the file `index/head`, hex. */
  readonly index: string;
}

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Buffer;
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The bytes that the signatures cover. */
  readonly text: Buffer;
  readonly signatures: readonly SignatureLine[];
}

/** The file `checkpoint`. Without a signer the text alone, which proves nothing about who wrote it. */
export function formatCheckpoint(checkpoint: Checkpoint, signer?: Signer): Buffer {
  const text = Buffer.from(
    [
      checkpoint.origin,
      String(checkpoint.size),
      Buffer.from(checkpoint.root, 'hex').toString('base64'),
      `last ${checkpoint.last}`,
      `index ${checkpoint.index}`,
      '',
    ].join('\n'),
    'utf8',
  );
  if (!signer) return text;
  const signature = Buffer.concat([Buffer.from(signer.id, 'hex'), signer.sign(text)]);
  const line = `\n\u2014 ${signer.name} ${signature.toString('base64')}\n`;
  return Buffer.concat([text, Buffer.from(line, 'utf8')]);
}

/** Undefined on anything but the exact form: an unsigned text, or a note with well-formed signature lines. */
export function parseCheckpoint(bytes: Uint8Array): SignedCheckpoint | undefined {
  const note = bytes.length > maxNoteBytes ? undefined : decode(bytes);
  if (note === undefined || hasControl(note)) return undefined;
  const gap = note.indexOf('\n\n');
  const text = gap < 0 ? note : note.slice(0, gap + 1);
  const checkpoint = parseText(text);
  const signatures = gap < 0 ? [] : parseSignatures(note.slice(gap + 2));
  if (!checkpoint || !signatures) return undefined;
  return { checkpoint, text: Buffer.from(text, 'utf8'), signatures };
}

/** `wrong`: a line claims this key and does not verify, as after an edit. Lines of other keys (witnesses) are left aside. */
export function checkSignature(
  note: SignedCheckpoint,
  verifier: Verifier,
): 'verified' | 'unsigned' | 'foreign' | 'wrong' {
  if (note.signatures.length === 0) return 'unsigned';
  const own = note.signatures.filter(
    (line) => line.name === verifier.name && line.id === verifier.id,
  );
  if (own.length === 0) return 'foreign';
  return own.every((line) => verifier.verify(note.text, line.signature)) ? 'verified' : 'wrong';
}

const maxNoteBytes = 65_536;
const maxSignatures = 100;

function parseText(text: string): Checkpoint | undefined {
  const form =
    /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\nlast ([0-9a-f]{64})\nindex ([0-9a-f]{64})\n$/u;
  const [, origin, sizeText, rootText, last, index] = form.exec(text) ?? [];
  const root = strictBase64(rootText ?? '');
  const size = Number(sizeText);
  if (!origin || !root || !last || !index || !Number.isSafeInteger(size)) return undefined;
  return { origin, size, root: root.toString('hex'), last, index };
}

function parseSignatures(block: string): readonly SignatureLine[] | undefined {
  const lines = block.split('\n');
  if (lines.pop() !== '' || lines.length === 0 || lines.length > maxSignatures) return undefined;
  const signatures: SignatureLine[] = [];
  for (const line of lines) {
    const [, name, base64] = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
    const bytes = strictBase64(base64 ?? '');
    if (!name || !isKeyName(name) || !bytes || bytes.length < 5) return undefined;
    signatures.push({
      name,
      id: bytes.subarray(0, 4).toString('hex'),
      signature: bytes.subarray(4),
    });
  }
  return signatures;
}

/** A signed note has no control character but LF. */
function hasControl(note: string): boolean {
  return /\p{Cc}/u.test(note.replaceAll('\n', ''));
}
