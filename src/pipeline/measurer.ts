import type { RuleContext } from '../guideline/rule.ts';
import { fitsForSure, loadXMeasure, measureFacebook, quickXLength } from '../post/measure.ts';
import type { Payload } from '../post/payload.ts';

type Measure = RuleContext['measure'];

/**
 * The length of texts in their platform's unit. X's own counting costs 100 ms
 * to load: it is loaded only where a text might be too long, or, with `exact`,
 * where its number will be shown and cannot be had more cheaply.
 */
export async function measurer(
  payloads: readonly Payload[],
  o = { exact: false },
): Promise<Measure> {
  const texts = payloads.flatMap(({ platform, parts }) =>
    platform === 'x' ? parts.map(({ text }) => text) : [],
  );
  // Several rules ask for the same texts.
  const quick = new Map(texts.map((text) => [text, quickXLength(text)]));
  const needed = texts.some(
    (text) => quick.get(text) === undefined && (o.exact || !fitsForSure(text)),
  );
  // Without it, whatever is not counted quickly fits for sure: 0 says no more than that.
  const weigh = needed ? await loadXMeasure() : () => 0;
  const lengthOf = (text: string) => (quick.has(text) ? quick.get(text) : quickXLength(text));
  return (platform, text) =>
    platform === 'x' ? (lengthOf(text) ?? weigh(text)) : measureFacebook(text);
}
