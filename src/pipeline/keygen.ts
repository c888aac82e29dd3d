import { randomBytes } from 'node:crypto';
import { type KeyPair, newKeyPair } from '../ledger/signing-key.ts';

/** A new signing key for the writer of one log; `name` is `<ledger.origin>/<log>`. */
export function newLedgerKey(name: string): KeyPair {
  return newKeyPair(name, randomBytes(32));
}
