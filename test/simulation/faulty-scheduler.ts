import type { Instant } from '../../src/post/post.ts';
import type { Scheduler } from '../../src/publish/ports/platform.ts';
import { reason } from '../../src/publish/reasons.ts';
import type { Failed, Failure } from './answers.ts';
import { asked } from './asked.ts';
import { failureOf, publicPost } from './effects.ts';
import type { Runner } from './runner.ts';

/** The platform's own timetable through a bad network. */
export function faultyScheduler(runner: Runner, failed: (failure: Failure) => Failed): Scheduler {
  const { platform: outside } = runner.world;
  const refused = {
    outcome: 'no-effect',
    reason: reason('schedule-refused'),
    retry: false,
  } as const;
  return {
    schedule: (remoteId, at) =>
      runner.call('schedule', async (fault) => {
        const act = () => outside.schedule(remoteId, at);
        return (await asked(runner, { fault, failed, act })) ?? refused;
      }),
    standing: (remoteId) =>
      runner.call('standing', (fault) => {
        if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
        if (failureOf(fault)) return { seen: 'unreadable', reason: reason('unreadable') };
        const stands = outside.stands(remoteId);
        if (stands === 'gone' || stands === 'hidden') return { seen: stands };
        return typeof stands === 'number'
          ? { seen: 'scheduled', publishesAt: stands as Instant }
          : { seen: 'public', post: publicPost(stands) };
      }),
  };
}
