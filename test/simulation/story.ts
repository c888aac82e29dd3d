import { formatInstant } from '../../src/publish/instant.ts';
import { allRecords, type World } from './world.ts';

/** What happened, for people who look at a failing seed: the record and the public timeline, in order of time. */
export async function story({
  branch,
  platform,
  editions,
  tally,
}: World): Promise<readonly string[]> {
  const records = allRecords(branch);
  const lines = records.map(({ at, kind, run, nonce, body }) => {
    const part = 'part' in body ? `#${body.part}` : '';
    const delivery = 'delivery' in body ? body.delivery.slice(0, 6) : '';
    const intent = 'intent' in body ? `of ${body.intent.slice(0, 6)}` : '';
    const reason = 'reason' in body ? body.reason.code : '';
    return `${at} ${kind} ${delivery}${part} ${nonce.slice(0, 6)} ${intent} ${reason} by ${run}`;
  });
  const shown = platform.timeline.map(
    ({ publicAt, request, text, remoteId }) =>
      `${formatInstant(publicAt)} PUBLIC ${remoteId} "${text}" asked for at ${formatInstant(request.at)}`,
  );
  const plans = editions.map(
    ({ post, content, delivery, publishAt, latestAt, approvedAt }) =>
      `${formatInstant(approvedAt)} approved ${post} ${content.slice(0, 6)} ${delivery.slice(0, 6)} for ${formatInstant(publishAt)} to ${formatInstant(latestAt)}`,
  );
  const happened = [...tally.counts].map(([name, times]) => `${name} ×${times}`).join(', ');
  return [...[...plans, ...lines, ...shown].toSorted(), `faults: ${happened || 'none'}`];
}
