import { recordJob } from '../jobs.ts';
import { mustEnd, type Step } from '../play.ts';
import { summon } from '../summon.ts';

export const begin: Step = {
  title: {
    ja: 'サンドボックス（X・Facebook・GitHub）を起動し、発信記録を始める',
    en: 'Start the sandbox (X, Facebook, GitHub) and begin the record',
  },
  async play({ stage, say }) {
    say({ ja: `サンドボックス ${stage.sandbox.url}`, en: `sandbox ${stage.sandbox.url}` });
    mustEnd('record --init', await recordJob(stage, ['--init']), 0);
    await summon(stage, [
      { claim: 'recorded', log: 'organisation', where: { kind: 'genesis' }, times: 1 },
    ]);
  },
};
