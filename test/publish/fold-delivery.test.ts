import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/ledger/record.ts';
import type { Delivery } from '../../src/publish/delivery.ts';
import {
  blockedDraft,
  intentDraft,
  isClosed,
  type OutcomeEvent,
  outcomeDraft,
  withdrawnDraft,
} from '../../src/publish/drafts.ts';
import { foldDelivery } from '../../src/publish/fold-delivery.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import { outcomeToSay } from '../../src/publish/outcome-to-say.ts';
import { PublishError } from '../../src/publish/publish-error.ts';
import { withdrawalDraft } from '../../src/publish/removal/removal-drafts.ts';
import { resolve } from '../../src/publish/resolve.ts';
import { schedulingDraft } from '../../src/publish/schedule-drafts.ts';
import {
  account,
  asRecords,
  at,
  due,
  id,
  intent,
  minute,
  pass,
  post,
  sha256,
  why,
} from './builders.ts';

const planned = (parts = 1, over = {}): Draft => ({
  kind: 'planned',
  nonce: 'p'.repeat(32),
  body: {
    delivery: id,
    account,
    platform: 'x',
    edition: 1,
    publishAt: formatInstant(due),
    latestAt: formatInstant(at(60 * minute)),
    payload: sha256('payload'),
    parts: Array.from({ length: parts }, (_, index) => ({
      text: sha256(`text ${index}`),
      media: [],
    })),
    post,
    approvedSeq: 1,
    content: sha256('content'),
    ...over,
  },
});

const fold = (drafts: readonly Draft[]) => foldDelivery(asRecords(drafts));
const intend = (delivery: Delivery, nonce: string, part = 0, attempt = 1): Draft =>
  intentDraft(
    { delivery, part, nonce },
    { attempt, leaseUntil: at(5 * minute), pass: pass(at(0)) },
  );
const confirm = (delivery: Delivery, nonce: string, remoteId = 'r1', part = 0): Draft =>
  outcomeDraft(
    { delivery, part, nonce: `c-${nonce}` },
    { event: 'confirmed', nonce, fact: { remoteId, publicAt: at(minute) }, url: '', via: 'answer' },
  );

describe('a story that the state machine could have written', () => {
  test('planned, intended, confirmed: closed with the last part only', () => {
    const drafts = [planned(2)];
    const say = (draft: (delivery: Delivery) => Draft) => drafts.push(draft(fold(drafts)));
    say((delivery) => intend(delivery, 'n0'));
    say((delivery) => confirm(delivery, 'n0', 'r0'));
    expect(drafts.at(-1)).toMatchObject({ body: { closes: false } });
    say((delivery) => intend(delivery, 'n1', 1));
    say((delivery) => confirm(delivery, 'n1', 'r1', 1));
    expect(drafts.at(-1)).toMatchObject({ body: { closes: true } });
    expect(fold(drafts)).toMatchObject({ firstIntentSeq: 1, id, post });
  });

  test('a newer approval replaces the plan, and reasons may be said again', () => {
    const first = [planned()];
    const drafts = [
      ...first,
      blockedDraft(fold(first), 'b', why('paused')),
      planned(1, { approvedSeq: 7, content: sha256('other') }),
    ];
    expect(fold(drafts)).toMatchObject({
      approvedSeq: 7,
      contentDigest: sha256('other'),
      blockedBy: [],
    });
  });

  test('withdrawing leaves what is public as it is', () => {
    const drafts = [planned(2)];
    drafts.push(intend(fold(drafts), 'n0'));
    drafts.push(confirm(fold(drafts), 'n0'));
    drafts.push(withdrawnDraft(fold(drafts), 'w', why('removed')));
    expect(fold(drafts).parts.map(({ state }) => state)).toEqual(['confirmed', 'withdrawn']);
  });

  test("a person's 'it is public' is two records that lead to confirmed", () => {
    const drafts = [planned()];
    drafts.push(intend(fold(drafts), 'n0'));
    drafts.push(
      outcomeDraft(
        { delivery: fold(drafts), part: 0, nonce: 'h' },
        { event: 'held', reason: why('unreadable') },
      ),
    );
    const chance = { nonce: () => 'a'.repeat(32) };
    const answer = {
      answer: 'confirmed',
      post: { remoteId: 'r5', url: '', publicAt: at(minute) },
    } as const;
    const person = { delivery: fold(drafts), part: 0, by: '42', why: '見て確認した', chance };
    const records = resolve({ ...person, answer });
    expect(records.map(({ kind }) => kind)).toEqual(['resolved', 'confirmed']);
    expect(records.at(-1)).toMatchObject({ body: { closes: true, via: 'person' } });
    expect(fold([...drafts, ...records]).parts[0]).toMatchObject({ state: 'confirmed' });
    const given = resolve({ ...person, answer: { answer: 'withdrawn' } });
    expect(given).toMatchObject([{ kind: 'resolved', body: { closes: true } }]);
    expect(() => resolve({ ...person, delivery: fold([planned()]), answer })).toThrow(PublishError);
  });
});

describe('a story that cannot have been so is refused', () => {
  const begun = [planned()];
  begun.push(intend(fold(begun), 'n0'));
  const hidden = [
    ...begun,
    outcomeDraft(
      { delivery: fold(begun), part: 0, nonce: 'p' },
      { event: 'prepared', nonce: 'n0', remoteId: 'r1' },
    ),
  ];
  const gone = withdrawalDraft(
    fold(hidden),
    { nonce: 'w', at: at(0) },
    { ordered: { by: 'person', id: '8' }, why: 'wrong', whyNotCorrect: 'harm' },
  );
  const handedOver = schedulingDraft(
    { delivery: fold(hidden), part: 0, nonce: 's' },
    {
      ...{ do: 'schedule', part: 0, intent: intent('n0'), remoteId: 'r1' },
      ...{ dueAt: at(minute), pass: pass(at(0)) },
    },
  );
  test('the same without the order could have been so', () => {
    expect(fold([...hidden, handedOver]).parts[0]).toMatchObject({ state: 'scheduled' });
  });
  const stories: Record<string, readonly Draft[]> = {
    'put on a timetable after its withdrawal': [...hidden, gone, handedOver],
    'nothing at all': [],
    'no plan first': begun.slice(1),
    'planned anew after the first intent': [...begun, planned()],
    'an intent for other bytes': [planned(1, { content: sha256('other') }), ...begun.slice(1)],
    'an intent for a later part first': [planned(2), intend(fold([planned(2)]), 'n1', 1)],
    'an outcome of an unknown nonce': [...begun, confirm(fold(begun), 'n0')].map((draft) =>
      draft.kind === 'confirmed' ? { ...draft, body: { ...draft.body, intent: 'n9' } } : draft,
    ),
    'a record of another delivery': [...begun, confirm(fold(begun), 'n0')].map((draft) =>
      draft.kind === 'confirmed'
        ? { ...draft, body: { ...draft.body, delivery: sha256('other') } }
        : draft,
    ),
    'a plan of another post': [planned(), planned(1, { post: 'posts/koho/2026/other' })],
    'a time that is none': [planned(1, { publishAt: '2026-12-01 10:00' })],
  };
  test.each(Object.keys(stories))('%s', (name) => {
    expect(() => fold(stories[name] ?? [])).toThrow(PublishError);
  });
});

/** What the outside may report next, in any order, also late, twice or wrongly. */
const step = fc.record({
  kind: fc.constantFrom(
    'intent',
    'prepared',
    'confirmed',
    'no-effect',
    'ambiguous',
    'held',
    'retry',
  ),
  nonce: fc.integer({ min: 0, max: 3 }),
  remote: fc.integer({ min: 0, max: 2 }),
});

function toEvent(nonce: string, { kind, remote }: { kind: string; remote: number }) {
  const reason = why('any');
  const fact = { remoteId: `r${remote}`, publicAt: at(minute) };
  const events: Record<string, Exclude<OutcomeEvent, { event: 'held' }>> = {
    prepared: { event: 'prepared', nonce, remoteId: fact.remoteId },
    confirmed: { event: 'confirmed', nonce, fact, url: '', via: 'answer' },
    'no-effect': { event: 'no-effect', nonce, reason, retry: true, notBefore: at(0) },
    ambiguous: { event: 'ambiguous', nonce, reason, at: at(minute) },
  };
  return events[kind];
}

function told(steps: readonly { kind: string; nonce: number; remote: number }[]): Draft[] {
  const drafts: Draft[] = [planned()];
  for (const [index, { kind, nonce, remote }] of steps.entries()) {
    const delivery = fold(drafts);
    const [part] = delivery.parts;
    const own = `own${index}`;
    const event = toEvent(`n${nonce}`, { kind, remote });
    try {
      if (kind === 'intent') drafts.push(intend(delivery, `n${nonce}`));
      else if (kind === 'held') {
        const held = { event: 'held', reason: why('any') } as const;
        drafts.push(outcomeDraft({ delivery, part: 0, nonce: own }, held));
      } else if (kind === 'retry') {
        const chance = { nonce: () => own };
        const answer = { answer: 'retryable' } as const;
        drafts.push(...resolve({ delivery, part: 0, answer, by: '1', why: 'x', chance }));
      } else if (part && event) {
        const toSay = outcomeToSay(part, event);
        if (toSay) drafts.push(outcomeDraft({ delivery, part: 0, nonce: own }, toSay));
      }
      fold(drafts);
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      // Refused: the record stays as it was.
      drafts.splice(1 + drafts.findLastIndex(isGood(drafts)));
    }
  }
  return drafts;
}

function isGood(drafts: readonly Draft[]) {
  return (_: Draft, index: number): boolean => {
    try {
      fold(drafts.slice(0, index + 1));
      return true;
    } catch {
      return false;
    }
  };
}

describe('whatever happens in whatever order', () => {
  test('a part is confirmed once; every other public post of it is called a duplicate', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const drafts = told(steps);
        const confirmed = drafts.filter(({ kind }) => kind === 'confirmed');
        expect(confirmed.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('every public id that was reported is in the state, and closed means that the state says so', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const drafts = told(steps);
        const { parts } = fold(drafts);
        const reported = new Set(
          drafts.flatMap((draft) => {
            if (draft.kind === 'confirmed') return [draft.body.remoteId];
            return draft.kind === 'duplicated' ? draft.body.remoteIds : [];
          }),
        );
        const text = JSON.stringify(parts);
        for (const remoteId of reported) expect(text).toContain(`"${remoteId}"`);
        const closes = drafts.some(({ body }) => 'closes' in body && body.closes);
        if (isClosed({ parts })) expect(closes).toBe(true);
      }),
    );
  });

  test('folding in one go and record by record gives the same', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const records = asRecords(told(steps));
        expect(foldDelivery(records)).toEqual(foldDelivery(structuredClone(records)));
        for (let length = 1; length <= records.length; length++) {
          expect(() => foldDelivery(records.slice(0, length))).not.toThrow();
        }
      }),
    );
  });
});
