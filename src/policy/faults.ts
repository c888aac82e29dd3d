import type { Message } from '../post/message.ts';
import type { Fault } from '../post/place.ts';
import type { YamlFaultCode, YamlSource } from '../post/yaml.ts';

/** Why `policies/` cannot be used. Closed: tests and docs name each code. */
const policyFaultCodes = [
  'file-missing',
  'file-unknown',
  'file-not-text',
  'too-many-files',
  'credential',
  'private-data',
  'key-unknown',
  'key-missing',
  'type-wrong',
  'value-wrong',
  'id-not-file-name',
  'id-reserved',
  'reference-unknown',
  'duplicate',
  'term-reversed',
  'window-time',
  'identity-mixed',
  'host-not-official',
  'closing-date',
  'scheduling-not-possible',
  'editing-not-possible',
  'ledger-key-name',
] as const;

export type PolicyFaultCode = (typeof policyFaultCodes)[number] | YamlFaultCode;
export type PolicyFault = Fault<PolicyFaultCode>;

/** One file whose form is right: typed values, and the way back to their places. */
export interface PolicyFile<T> {
  readonly path: string;
  readonly value: T;
  readonly source: YamlSource;
}

export type KeyPath = readonly (string | number)[];

/** A file, and the way to places in it. */
export interface Placed {
  readonly path: string;
  readonly source: Pick<YamlSource, 'placeOf'>;
}

/** A fault that stands at a value (or key) of a file already read. */
export function faultAt(
  file: Placed,
  { code, at, what }: { code: PolicyFaultCode; at: KeyPath; what?: 'key' | 'value' },
  message: Message,
): PolicyFault {
  return { code, path: file.path, place: file.source.placeOf(at, what), message };
}

/** Keys and file names are other people's text: in a message they are short, on one line, nothing invisible. */
export function shown(key: string): string {
  const visible = key.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible;
}
