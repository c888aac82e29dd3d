import * as core from '@actions/core';
import { runClock } from '../pipeline/clock/clock.ts';
import { clockText } from '../pipeline/report/clock-text.ts';
import type { Inputs } from './inputs.ts';
import { show, summarise } from './tell.ts';

/** Each line is shown when it happens: the job lives for hours. */
export async function clock(inputs: Extract<Inputs, { command: 'clock' }>): Promise<number> {
  const { settings, language = 'ja' } = inputs;
  const lines: string[] = [];
  const report = await runClock(settings, {
    dryRun: false,
    tell: (event, timeZone) => {
      const text = clockText(event, { timeZone, language });
      show(text);
      lines.push(text);
    },
  });
  core.setOutput('dispatched', report.dispatched);
  core.setOutput('handed-over', report.handedOver);
  await summarise(lines.slice(-mostLines).join('\n'));
  return 0;
}

const mostLines = 500;
