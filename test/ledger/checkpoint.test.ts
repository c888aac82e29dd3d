import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSignature, formatCheckpoint, parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { sha256Hex } from '../../src/ledger/digest.ts';
import { newKeyPair, parseSigner, parseVerifier } from '../../src/ledger/signing-key.ts';

const checkpoint = {
  origin: 'pref.example/koho/organisation/2026',
  size: 42,
  root: sha256Hex('root'),
  last: sha256Hex('last'),
  index: sha256Hex('index'),
};

function keyPair(seed: string, name = 'pref.example/koho/organisation') {
  const pair = newKeyPair(name, Buffer.from(sha256Hex(seed), 'hex'));
  const [signer, verifier] = [parseSigner(pair.signerKey), parseVerifier(pair.verifierKey)];
  if (!signer || !verifier) throw new Error('A key that was just made');
  return { ...pair, signer, verifier };
}

test('the key pair of Go’s note package, from which C2SP took the format', () => {
  const signer = parseSigner(
    'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  );
  const verifier = parseVerifier(
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  );
  const text = Buffer.from(
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  );
  expect(signer?.id).toBe('c74f20a3');
  const signature = signer?.sign(text) ?? Buffer.alloc(0);
  expect(verifier?.verify(text, signature)).toBe(true);
  expect(Buffer.concat([Buffer.from('c74f20a3', 'hex'), signature]).toString('base64')).toBe(
    'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
  );
});

describe('keys', () => {
  const { signerKey, verifierKey } = keyPair('a');

  test.each([
    ['another name', (key: string) => key.replace('pref', 'city')],
    ['another hash', (key: string) => key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['a cut key', (key: string) => key.slice(0, -4)],
    ['another algorithm', (key: string) => key.replace(/(\+[0-9a-f]{8}\+)A/, '$1B')],
    ['nothing', () => ''],
  ])('with %s are refused', (_, change) => {
    expect(parseSigner(change(signerKey))).toBeUndefined();
    expect(parseVerifier(change(verifierKey))).toBeUndefined();
  });

  test('a line end around them, as files have it, does no harm', () => {
    expect(parseSigner(`${signerKey}\n`)?.id).toBe(parseVerifier(`${verifierKey}\r\n`)?.id);
  });

  test('a name with a space or a plus, a seed that is too short', () => {
    expect(() => newKeyPair('a b', Buffer.alloc(32))).toThrow(TypeError);
    expect(() => newKeyPair('a+b', Buffer.alloc(32))).toThrow(TypeError);
    expect(() => newKeyPair('a', Buffer.alloc(31))).toThrow(TypeError);
  });
});

describe('a checkpoint', () => {
  test('is read back as it was written, signed and unsigned', () => {
    const { signer, verifier } = keyPair('a');
    const signed = parseCheckpoint(formatCheckpoint(checkpoint, signer));
    expect(signed?.checkpoint).toEqual(checkpoint);
    expect(signed && checkSignature(signed, verifier)).toBe('verified');

    const unsigned = parseCheckpoint(formatCheckpoint(checkpoint));
    expect(unsigned?.checkpoint).toEqual(checkpoint);
    expect(unsigned && checkSignature(unsigned, verifier)).toBe('unsigned');
  });

  test('of another key, and of a key that only has the same name', () => {
    const own = keyPair('a').verifier;
    for (const other of [keyPair('b', 'witness.example'), keyPair('b')]) {
      const note = parseCheckpoint(formatCheckpoint(checkpoint, other.signer));
      expect(note && checkSignature(note, own)).toBe('foreign');
    }
  });

  test('cosigned by a witness still counts as the writer’s', () => {
    const [writer, witness] = [keyPair('a'), keyPair('w', 'witness.example')];
    const own = formatCheckpoint(checkpoint, writer.signer);
    const cosigned = formatCheckpoint(checkpoint, witness.signer).toString('utf8').split('\n\n')[1];
    const note = parseCheckpoint(Buffer.concat([own, Buffer.from(cosigned ?? '')]));
    expect(note && checkSignature(note, writer.verifier)).toBe('verified');
    expect(note && checkSignature(note, witness.verifier)).toBe('verified');
  });

  test('any changed byte is a refusal: of the form, or of the signature', () => {
    const { signer, verifier } = keyPair('a');
    const bytes = formatCheckpoint(checkpoint, signer);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;
        const note = parseCheckpoint(changed);
        expect(note && checkSignature(note, verifier)).not.toBe('verified');
      }),
      { numRuns: 400 },
    );
  });

  const text = formatCheckpoint(checkpoint).toString('utf8');
  test.each([
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['no last LF', text.slice(0, -1)],
    ['a size with a leading zero', text.replace('\n42\n', '\n042\n')],
    ['a size beyond 2^53', text.replace('\n42\n', '\n9999999999999999\n')],
    ['no extension lines', text.split('\n').slice(0, 3).join('\n').concat('\n')],
    ['one line more', `${text}more\n`],
    ['an empty signature block', `${text}\n`],
    ['a hyphen for the dash', `${text}\n- name AAAAAAAAAA==\n`],
    ['base64 that is not in its one form', text.replace('=\n', 'A\n')],
    ['a tab', text.replace('koho', 'ko\tho')],
    ['a byte order mark', `\u{feff}${text}`.replace('pref', '\u0000pref')],
    ['nothing', ''],
  ])('with %s is not one', (_, note) => {
    expect(parseCheckpoint(Buffer.from(note, 'utf8'))).toBeUndefined();
  });

  test('that is not UTF-8, or far too long, is not one', () => {
    expect(parseCheckpoint(Buffer.from([0xff, 0x0a]))).toBeUndefined();
    expect(parseCheckpoint(Buffer.from(text + 'a'.repeat(70_000)))).toBeUndefined();
  });
});
