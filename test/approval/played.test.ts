import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedGitHub, serveGitHub } from '../sandbox/github/serve-github.ts';
import { decide, outcomeOf } from './hear.ts';
import { enrol, playedStage, type Tokens } from './played-stage.ts';
import { scenarios, usualFiles } from './scenarios.ts';

/** The same table as table.test.ts, by real pushes, HTTP reviews and merges, read by the real adapter. */
describe('the table of approvals, played on the sandbox', () => {
  let github: ServedGitHub;
  let tokens: Tokens;
  beforeAll(async () => {
    github = await serveGitHub();
    tokens = await enrol(github);
  });
  afterAll(() => github.close());

  it.each(scenarios)('$name', async ({ kind = 'post', given = {}, play, outcome }) => {
    const stage = await playedStage(github, tokens, { ...usualFiles, ...given });
    await play(stage);
    const hearing = await stage.hearing(kind);
    expect(hearing.facts).toMatchObject({ known: true });
    const { repository } = stage;
    expect(outcomeOf(decide(hearing, { repository }))).toEqual(outcome);
  });
});
