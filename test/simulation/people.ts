import type { Prng } from './prng.ts';
import type { Disturbance, Weather } from './profiles.ts';
import { approve, type Edition, minute } from './scenario.ts';
import type { World } from './world.ts';

/** What people do around due times: approvals as drawn, and by chance an edit, a withdrawal, another policy. */
export function people(world: World, { disturbances }: Weather, prng: Prng): void {
  const { editions, town, organisation, time } = world;
  const happens = (what: Disturbance) => prng.chance(disturbances.get(what) ?? 0);
  for (const edition of editions) {
    change(world, edition.approvedAt, () => {
      town.main.set(edition.post, edition);
      town.unapproved.delete(edition.post);
      void approve(organisation, prng, edition, time.now);
    });
    if (happens('post-removed')) {
      change(
        world,
        around(edition, prng),
        () => void town.main.delete(edition.post),
        'post-removed',
      );
    }
    const { post } = edition;
    if (happens('approval-withdrawn'))
      spell(world, prng, edition, 'approval-withdrawn', membership(town.unapproved, post));
    if (happens('post-edited'))
      spell(world, prng, edition, 'post-edited', membership(town.edited, post));
    if (happens('policy-changed')) {
      spell(world, prng, edition, 'policy-changed', (on) => {
        town.policyOk = !on;
      });
    }
  }
  town.note();
}

function around({ publishAt }: Edition, prng: Prng): number {
  return publishAt + prng.int(-120, 60) * 1000;
}

/** Begins around the due time and is mended some minutes later, at the latest when all is calm. */
function spell(
  world: World,
  prng: Prng,
  edition: Edition,
  what: Disturbance,
  set: (on: boolean) => void,
): void {
  const from = around(edition, prng);
  change(world, from, () => set(true), what);
  change(world, Math.min(world.calm, from + prng.int(1, 30) * minute), () => set(false));
}

function membership(posts: Set<string>, post: string): (on: boolean) => void {
  return (on) => void (on ? posts.add(post) : posts.delete(post));
}

function change(world: World, at: number, act: () => void, what?: Disturbance): void {
  world.time.at(at, () => {
    act();
    world.town.note();
    if (what) world.tally.happened(what);
  });
}
