import { expect, test } from 'vitest';
import type { StandingPause } from '../../../src/forge/git/pause-ref.ts';
import { cleanNote, cleanPause } from '../../../src/pipeline/brakes/clean-note.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../../policy/policy-files.ts';

const policy = policyOf(policyFilesIn(repositoryRoot));
const cleaned = (why: string) => cleanNote({ by: 'suzuki', why }, policy).why;

test('a reason without personal data stays as it is, an office’s number included', () => {
  for (const why of ['災害対応', '問合せは 011-231-4111 まで', '1: <b>誤り</b>']) {
    expect(cleaned(why)).toBe(why);
  }
});

test.each([
  ['携帯090-1234-5678を載せた', '1234'],
  ['携帯０９０ー１２３４ー５６７８を載せた', '１２３４'],
  ['tanaka.ichiro@gmail.com の苦情', 'tanaka'],
  ['マイナンバー 123456789018 が出た', '123456789018'],
  ['鍵 ghp_0123456789abcdefghijklmnopqrstuvwxyz が出た', '456789abc'],
])('personal data and secrets are masked, and the rest is still told: %s', (why, secret) => {
  const said = cleaned(why);
  expect(said).not.toContain(secret);
  expect(said).toMatch(/＊|withheld/);
});

test('of a reason around a number the words stay', () => {
  expect(cleaned('携帯090-1234-5678を載せた')).toMatch(/^携帯0＊+を載せた$/);
});

test('a private key takes the whole reason along: its second line is the secret', () => {
  const key =
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----';
  expect(cleaned(`鍵 ${key}`)).toMatch(/withheld/);
  expect(cleaned(`鍵 ${key}`)).not.toContain('MIIEv');
});

test('who paused is text of theirs, too; a pause without a note stays one', () => {
  expect(cleanNote({ by: '090-1234-5678', why: '訓練' }, policy).by).not.toContain('1234');
  const pause: StandingPause = { ref: 'refs/heads/koho-pause', commit: 'a'.repeat(40) };
  expect(cleanPause(pause, policy)).toBe(pause);
});
