import { describe, expect, it } from 'vitest';
import { decide, outcomeOf } from './hear.ts';
import { memoryStage } from './memory-stage.ts';
import { scenarios, usualFiles } from './scenarios.ts';

describe('the table of approvals, on facts made in memory', () => {
  it.each(scenarios)('$name', async ({ kind = 'post', given = {}, play, outcome }) => {
    const stage = memoryStage({ ...usualFiles, ...given });
    await play(stage);
    expect(outcomeOf(decide(await stage.hearing(kind)))).toEqual(outcome);
  });
});
