import { expect } from 'vitest';
import { setStage } from '../pipeline/set-stage.ts';
import { type Aftermath, approvePosts, type Due, killAt } from './kill-at.ts';
import type { KillPoint } from './kill-points.ts';
import { koho } from './koho.ts';

/**
 * One sandbox, one post for each kill point, real processes. Who judges is the
 * public list; then the record, by `audit verify` on a clone.
 */
export async function killEverywhere(
  account: string,
  points: readonly KillPoint[],
  o: { readonly parts: number },
): Promise<readonly (readonly [string, Aftermath])[]> {
  const stage = await setStage();
  try {
    const ends: [string, Aftermath][] = [];
    let dues: readonly Due[] = [];
    for (const [n, point] of points.entries()) {
      // A plan is made once for all that was approved: of the first two posts each has its own.
      const count = n === 0 ? 1 : points.length - 1;
      if (n < 2)
        dues = [...dues, ...(await approvePosts(stage, account, { ...o, from: n, count }))];
      const due = dues[n];
      if (due) ends.push([point.what, await killAt(stage, account, point, due)]);
    }
    expect(await stage.timeline(account), 'nothing else').toHaveLength(points.length * o.parts);
    expect((await koho(stage, 'organisation', ['record'])).code).toBe(0);
    const root = await stage.mirror();
    const verified = await koho(stage, account, ['audit', 'verify'], { root });
    expect([verified.code, verified.out]).toEqual([0, expect.anything()]);
    return ends;
  } finally {
    await stage.close();
  }
}
