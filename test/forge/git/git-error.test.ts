import { expect, test } from 'vitest';
import { GitError, gitErrorCodes } from '../../../src/forge/git/git-error.ts';
import { maskSecrets } from '../../../src/forge/git/mask-secrets.ts';
import { remoteAddress } from '../../../src/forge/git/remote-address.ts';

test('every code says in both languages what is wrong, and never shows a credential', () => {
  const secret = 'p@ss-w0rd';
  for (const code of gitErrorCodes) {
    const error = new GitError(code, `https://user:${secret}@forge.example/o/r`, {
      detail: `fatal: https://user:${secret}@forge.example/ ghp_0123456789abcdef ${secret}`,
      secrets: [secret],
    });
    expect(error.text.ja).toMatch(/。$/);
    expect(error.text.en).toMatch(/\.$|\)$/);
    const shown = [error.message, error.text.ja, error.text.en, error.detail].join('\n');
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain('ghp_0123456789abcdef');
  }
});

test.each([
  ['https://user:pa@ss@host/x', 'https://***@host/x'],
  ['Authorization: Basic abc123==', 'Authorization: ***'],
  ['github_pat_0123456789_abc', '***'],
  ['https://host/a@b', 'https://host/a@b'],
])('%s is shown as %s', (text, shown) => {
  expect(maskSecrets(text)).toBe(shown);
});

test.each([
  'ext::sh -c x',
  'http://forge.example/o/r',
  'http://127.0.0.1.evil.example/o/r',
  'ftp://forge.example/r',
  '--upload-pack=x',
  '-x@host:path',
  'host:path',
  '../r.git',
  'git@host:-x',
  '',
])('the remote address %j is refused', (url) => {
  expect(() => remoteAddress('origin', url, undefined)).toThrow(
    expect.objectContaining({ code: 'bad-remote' }),
  );
});

test('a credential in the address moves to a header that only this host gets', () => {
  const address = remoteAddress('origin', 'https://user:secret@forge.example/o/r.git', undefined);
  expect(address.url).toBe('https://forge.example/o/r.git');
  const basic = Buffer.from('user:secret').toString('base64');
  const name = 'http.https://forge.example/.extraHeader';
  expect(address.settings).toEqual([[name, `Authorization: Basic ${basic}`]]);
  expect(remoteAddress('origin', 'git@github.com:o/r.git', 'token').settings).toEqual([]);
});
