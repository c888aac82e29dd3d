import { expect, test } from 'vitest';
import { kotsuX } from '../pipeline/people.ts';
import { setStage } from '../pipeline/set-stage.ts';
import { approvePosts } from './kill-at.ts';
import { koho } from './koho.ts';

const rounds = 4;

test(`two real processes on one log, ${rounds} times: one post each, one chain`, async () => {
  const stage = await setStage();
  try {
    const dues = await approvePosts(stage, kotsuX, { count: rounds, parts: 1 });
    const clones = [await stage.mirror(), await stage.mirror()];
    for (const { at, texts } of dues) {
      await stage.o.sandbox.shiftClock(at + 60_000 - Date.now());
      const words = ['publish', '--account', kotsuX];
      const both = await Promise.all(clones.map((root) => koho(stage, kotsuX, words, { root })));
      expect(both.map(({ code }) => code)).toEqual([0, 0]);
      const shown = await stage.timeline(kotsuX);
      expect(shown.filter((text) => text === texts[0])).toHaveLength(1);
    }
    const kinds = (await stage.log(kotsuX)).map(({ kind }) => kind);
    const planned = Array.from({ length: rounds }, () => 'planned');
    const sent = Array.from({ length: rounds }, () => ['intent', 'confirmed']).flat();
    expect(kinds).toEqual(['genesis', ...planned, ...sent]);
    expect((await koho(stage, 'organisation', ['record'])).code).toBe(0);
    const root = await stage.mirror();
    const verified = await koho(stage, kotsuX, ['audit', 'verify'], { root });
    expect([verified.code, verified.out]).toEqual([0, expect.anything()]);
  } finally {
    await stage.close();
  }
}, 600_000);
