import * as core from '@actions/core';
import { record as recordMain } from '../pipeline/record/record.ts';
import { recordText } from '../pipeline/report/record-text.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

/** The organisation's job. Refusals are on record and in the summary; they do not fail the run: others may publish. */
export async function record(inputs: Extract<Inputs, { command: 'record' }>): Promise<number> {
  const report = await recordMain(inputs.settings, { init: inputs.init });
  const posts = report.records.filter(({ kind }) => kind === 'approved' || kind === 'refused');
  core.setOutput('posts', posts.length);
  const text = recordText(report, inputs.language ?? 'ja');
  for (const { kind } of report.records) {
    if (kind === 'refused' || kind === 'policy-refused') {
      core.warning(text, { title: `koho: ${kind}` });
      break;
    }
  }
  if (report.unlifted.length > 0) core.warning(text, { title: 'koho: unlifted-pause' });
  await tell(text);
  return 0;
}
