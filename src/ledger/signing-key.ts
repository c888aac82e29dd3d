import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from './digest.ts';

/** The public half: C2SP signed-note, Ed25519 (`name+hash+base64(0x01 ‖ key)`). */
export interface Verifier {
  readonly name: string;
  /** First 4 bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ public key), big endian, as 8 hex digits. */
  readonly id: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

export interface Signer {
  readonly name: string;
  readonly id: string;
  sign(text: Uint8Array): Buffer;
}

export interface KeyPair {
  /** `PRIVATE+KEY+name+hash+base64(0x01 ‖ seed)`: a secret. */
  readonly signerKey: string;
  /** `name+hash+base64(0x01 ‖ public key)`: goes into `policies/koho.yml`. */
  readonly verifierKey: string;
}

/** Key pair from 32 random bytes. Throws TypeError on a name with white space or `+`, or another length. */
export function newKeyPair(name: string, random32: Uint8Array): KeyPair {
  if (!isKeyName(name)) throw new TypeError('A key name has no white space and no +');
  if (random32.length !== 32) throw new TypeError('An Ed25519 seed has 32 bytes');
  const publicKey = publicBytes(privateKey(random32));
  const id = keyId(name, publicKey);
  return {
    signerKey: `PRIVATE+KEY+${name}+${id}+${typed(random32).toString('base64')}`,
    verifierKey: `${name}+${id}+${typed(publicKey).toString('base64')}`,
  };
}

/** Undefined where the text is no Ed25519 signer key, or its hash is not that of its key. The text itself is never repeated. */
export function parseSigner(key: string): Signer | undefined {
  const parts = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(key.trim());
  const seed = ed25519Bytes(parts?.[3]);
  const name = parts?.[1];
  if (!name || !seed) return undefined;
  const secret = privateKey(seed);
  const id = keyId(name, publicBytes(secret));
  if (id !== parts?.[2]) return undefined;
  return { name, id, sign: (text) => sign(null, text, secret) };
}

/** Undefined where the text is no Ed25519 verifier key, or its hash is not that of its key. */
export function parseVerifier(key: string): Verifier | undefined {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(key.trim());
  const bytes = ed25519Bytes(parts?.[3]);
  const name = parts?.[1];
  if (!name || !bytes || keyId(name, bytes) !== parts?.[2]) return undefined;
  const key25519 = createPublicKey({
    key: Buffer.concat([spkiPrefix, bytes]),
    format: 'der',
    type: 'spki',
  });
  return {
    name,
    id: keyId(name, bytes),
    verify: (text, signature) => verify(null, text, key25519, signature),
  };
}

export function isKeyName(name: string): boolean {
  return /^[^\s+]+$/u.test(name);
}

/** Base64 with padding, in its one form only: `decode` in Node skips what it does not know. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

const ed25519 = 1;
/** RFC 8410: what stands before a raw Ed25519 key in DER. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function typed(key: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([ed25519]), key]);
}

function ed25519Bytes(base64: string | undefined): Buffer | undefined {
  const bytes = strictBase64(base64 ?? '');
  return bytes?.length === 33 && bytes[0] === ed25519 ? bytes.subarray(1) : undefined;
}

function keyId(name: string, publicKey: Uint8Array): string {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), typed(publicKey)]))
    .subarray(0, 4)
    .toString('hex');
}

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
}

function publicBytes(secret: KeyObject): Buffer {
  return createPublicKey(secret)
    .export({ format: 'der', type: 'spki' })
    .subarray(spkiPrefix.length);
}
