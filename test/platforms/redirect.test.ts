import { describe, expect, it } from 'vitest';
import { openFacebookPlatform } from '../../src/platforms/facebook/facebook-platform.ts';
import { RedirectionRefused, redirection } from '../../src/platforms/redirect.ts';
import { openXPlatform } from '../../src/platforms/x/x-platform.ts';
import { instant } from '../../src/post/post.ts';

const sandboxKeys = ['sandbox-x-app-1', 'sandbox-x-token-2'];
const open = (value: string | undefined, keys = sandboxKeys) =>
  redirection('KOHO_X_URL', value, keys);

describe('where an adapter may be sent to', () => {
  it.each([
    'http://127.0.0.1:8080',
    'http://127.0.0.1',
    'http://127.0.0.1:8080/x',
    'http://127.0.0.1:8080/x/',
    'http://[::1]:8080/facebook',
  ])('%s, with credentials of a sandbox', (value) => {
    expect(open(value)?.href).toBe(new URL(value).href);
  });

  it('nowhere when nothing is set', () => {
    expect(open(undefined)).toBeUndefined();
    expect(open('')).toBeUndefined();
  });

  it.each([
    'https://127.0.0.1:8080',
    'http://127.0.0.1.evil.com',
    'http://127.0.0.1:80.evil.com',
    'http://127.0.0.1@evil.com',
    'http://user:pass@127.0.0.1:8080',
    'http://sandbox-x@127.0.0.1:8080',
    'http://evil.com@127.0.0.1',
    'http://0.0.0.0:8080',
    'http://0:8080',
    'http://localhost:8080',
    'http://localhost.evil:8080',
    'http://LOCALHOST:8080',
    'http://[::ffff:127.0.0.1]:8080',
    'http://[::]:8080',
    'http://2130706433:8080',
    'http://0x7f000001:8080',
    'http://017700000001',
    'http://127.1:8080',
    'http://127.0.0.2:8080',
    'http://127。0。0。1:8080',
    'http://１２７.0.0.1',
    'http:127.0.0.1',
    'http:\\\\127.0.0.1',
    'http://127.0.0.1\\@evil.com',
    'http://127.0.0.1\t.evil.com',
    'http://127.0.0.1\n',
    ' http://127.0.0.1',
    'http://127.0.0.1:99999',
    'http://127.0.0.1?x=@evil.com',
    'http://127.0.0.1#@evil.com',
    'HTTP://127.0.0.1',
    'file:///etc/passwd',
    'ftp://127.0.0.1',
    '//127.0.0.1',
    '127.0.0.1:8080',
    'https://api.x.com',
    'ü',
    ' ',
  ])('never to %j', (value) => {
    expect(() => open(value)).toThrow(RedirectionRefused);
  });

  it('never with a credential that no sandbox issued, and the error names none', () => {
    for (const real of ['AAAAreal', '', 'xsandbox-', 'Sandbox-1', ' sandbox-1']) {
      try {
        open('http://127.0.0.1:8080', [...sandboxKeys, real]);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(RedirectionRefused);
        if (real !== '') expect(String(error)).not.toContain(real.trim());
      }
    }
  });

  it('both platforms refuse before they could send anything', () => {
    const common = { remoteId: '1', timeoutMs: 100, now: () => instant(0) };
    const credentials = {
      appKey: 'real-key',
      appSecret: 'sandbox-a',
      accessToken: 'sandbox-b',
      accessSecret: 'sandbox-c',
    };
    const redirect = 'http://127.0.0.1:8080';
    expect(() => openXPlatform({ ...common, handle: 'h', credentials, redirect })).toThrow(
      RedirectionRefused,
    );
    const page = { pageToken: 'sandbox-a', appSecret: 'real' };
    expect(() =>
      openFacebookPlatform({ ...common, twoPhase: true, credentials: page, redirect }),
    ).toThrow(RedirectionRefused);
  });
});
