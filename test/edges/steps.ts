import { askJson } from '../../src/cli/demo/http.ts';
import type { StopOrder } from '../../src/sandbox/steps/step-board.ts';
import type { Stage } from '../pipeline/stage.ts';

/** The sandbox's counter of requests, ordered over HTTP. */
export function stepsOf({ o }: Stage) {
  const url = `${o.sandbox.url}/_sandbox/steps`;
  const names = (answer: unknown) => (answer as { steps: string[] }).steps;
  return {
    begin: (stop?: StopOrder) => askJson('POST', url, { body: stop ? { stop } : {} }),
    list: async () => names(await askJson('GET', url)),
    /** Without a time limit: a slow machine may take its time to come to the step. */
    stopped: async () => names(await (await fetch(`${url}/stopped`)).json()),
    end: () => askJson('DELETE', url),
  };
}
