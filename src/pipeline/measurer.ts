import type { RuleContext } from '../guideline/rule.ts';
import { fitsForSure, loadXMeasure, measureFacebook } from '../post/measure.ts';
import type { Payload } from '../post/payload.ts';

type Measure = RuleContext['measure'];

/**
 * The length of texts in their platform's unit. X's own counting costs 100 ms
 * to load: it is loaded once some text might be too long, or when the exact
 * number is to be shown.
 */
export async function measurer(payloads: readonly Payload[], o = { exact: false }): Promise<Measure> {
  const close = payloads.some(
    ({ platform, parts }) => platform === 'x' && (o.exact || !parts.every(({ text }) => fitsForSure(text))),
  );
  const weigh = close ? await loadXMeasure() : () => 0;
  return (platform, text) => (platform === 'x' ? weigh(text) : measureFacebook(text));
}
