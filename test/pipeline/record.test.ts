import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { about, kotsuX, pathOf, post, type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe('the record of what was merged', () => {
  test('an approved post is published once, and a second run does nothing', async () => {
    await stage.submit('one', { [pathOf('one')]: post({ text: '冬道は、車間距離を長めに取りましょう。' }) });
    await stage.record();
    expect(about(await stage.log('organisation'), 'one')).toEqual(['approved']);
    const before = await stage.log('organisation');
    expect((await stage.record()).records).toEqual([]);
    expect(await stage.log('organisation')).toEqual(before);
    await stage.publish(kotsuX);
    expect(await stage.timeline(kotsuX)).toEqual(['冬道は、車間距離を長めに取りましょう。']);
  });
});
