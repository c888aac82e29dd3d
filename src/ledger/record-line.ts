import canonicalize from 'canonicalize';
import type { LogName } from './kinds/parts.ts';
import { digest, instant, nonce, run } from './kinds/parts.ts';
import { LedgerError, type LedgerErrorCode } from './log.ts';
import type { AnyRecord } from './record.ts';
import { recordShapes } from './record-shapes.ts';
import { count, object, type Shape } from './shape.ts';

/** A line may not be longer, LF apart: what a reader holds at once is bounded. */
const maxLineBytes = 1_048_576;

type LineFault = Extract<LedgerErrorCode, 'record-malformed' | 'unknown-version' | 'unknown-kind'>;

type ParsedLine =
  | { readonly ok: true; readonly record: AnyRecord }
  | { readonly ok: false; readonly code: LineFault; readonly detail: string };

/**
 * Reads one line, without its LF. Only the canonical form (RFC 8785) of a known
 * record passes: two texts for one record would mean two hashes for one fact.
 */
export function parseRecordLine(line: Uint8Array): ParsedLine {
  if (line.length > maxLineBytes) return malformed(`longer than ${maxLineBytes} bytes`);
  const source = decode(line);
  if (source === undefined) return malformed('not UTF-8');
  const value = parseJson(source);
  if (value === undefined) return malformed('not JSON');
  const fault = recordFault(value);
  if (fault) return fault;
  if (!isCanonical(value, source)) return malformed('not in canonical form (RFC 8785)');
  return { ok: true, record: value as AnyRecord };
}

/** The canonical line of a record, without LF. Throws `LedgerError` where the record breaks the format. */
export function formatRecordLine(record: AnyRecord, log: LogName): Buffer {
  const fault = recordFault(record);
  if (fault) throw new LedgerError(fault.code, log, fault.detail);
  const line = Buffer.from(canonical(record), 'utf8');
  if (line.length > maxLineBytes) {
    throw new LedgerError('record-malformed', log, `longer than ${maxLineBytes} bytes`);
  }
  return line;
}

/** RFC 8785 text of a value that its shape has already accepted. */
export function canonical(value: unknown): string {
  const written = canonicalize(value);
  if (written === undefined) throw new TypeError('A value without a JSON form');
  return written;
}

/** Strict UTF-8; a byte order mark stays, and so is refused later. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/**
 * RFC 8785 is what `JSON.stringify` writes, with sorted keys and no lone
 * surrogates; the shapes have refused the latter. So a text need not be
 * written again by `canonicalize` to know that it is canonical: a third of
 * verify's time.
 */
function isCanonical(value: unknown, source: string): boolean {
  return hasSortedKeys(value) && JSON.stringify(value) === source;
}

function hasSortedKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  let last = '';
  for (const [key, member] of Object.entries(value)) {
    if (!Array.isArray(value) && key < last) return false;
    if (typeof member === 'object' && !hasSortedKeys(member)) return false;
    last = key;
  }
  return true;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

type Envelope = Omit<AnyRecord, 'body'> & { readonly body: unknown };

const anyBody: Shape<unknown> = { fault: () => undefined };
const envelope = object<Envelope>({
  v: { fault: () => undefined },
  seq: count,
  prev: digest,
  at: instant,
  kind: { fault: () => undefined },
  nonce,
  run,
  body: anyBody,
});

function recordFault(value: unknown): Extract<ParsedLine, { ok: false }> | undefined {
  const fields = new Map<string, unknown>(Object.entries(Object(value)));
  if (fields.has('v') && fields.get('v') !== 1) {
    return { ok: false, code: 'unknown-version', detail: `v: ${shown(fields.get('v'))}` };
  }
  const kind = fields.get('kind');
  if (fields.has('kind') && !isKind(kind)) {
    return { ok: false, code: 'unknown-kind', detail: `kind: ${shown(kind)}` };
  }
  const fault =
    envelope.fault(value, 'record') ??
    (isKind(kind) ? recordShapes[kind].fault(fields.get('body'), 'body') : undefined);
  return fault === undefined ? undefined : malformed(fault);
}

function isKind(kind: unknown): kind is keyof typeof recordShapes {
  return typeof kind === 'string' && Object.hasOwn(recordShapes, kind);
}

function malformed(detail: string): Extract<ParsedLine, { ok: false }> {
  return { ok: false, code: 'record-malformed', detail };
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 40) ?? 'nothing';
}
