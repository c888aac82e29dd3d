import * as v from 'valibot';

const faultKinds = [
  'refuse',
  'drop-before',
  'apply-then-drop',
  'apply-then-hang',
  'hang',
  'cut-body',
  '429',
  '500',
  '503-html',
  'apply-then-503',
  'apply-then-nonsense',
  'stale-reads',
  'wrong-date',
] as const;
const faultedPlatforms = ['x', 'facebook'] as const;
export type FaultedPlatform = (typeof faultedPlatforms)[number];

const method = '(GET|POST|DELETE|\\*)';

/** An order for trouble, as the control API takes it. */
export const FaultOrder = v.strictObject({
  platform: v.picklist(faultedPlatforms),
  /** `POST /2/tweets`, `GET /2/users/:id/tweets`, `POST /:page/feed`; `* /…` any method; a last `*` any rest. */
  route: v.pipe(v.string(), v.regex(new RegExp(`^${method} /[^ ?#]*$`))),
  kind: v.picklist(faultKinds),
  times: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  options: v.optional(
    v.strictObject({
      /** `refuse`: HTTP status of the refusal. */
      status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(499))),
      /** `refuse`: the vendor's own words. */
      detail: v.optional(v.string()),
      /** `refuse`, `429` on Facebook: the Graph error code. */
      code: v.optional(v.pipe(v.number(), v.integer())),
      /** `429`: seconds until the window ends. */
      resetSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      /** `429`: says nothing of when the window ends. */
      silent: v.optional(v.boolean()),
      /** `wrong-date`: how far the answer's `Date` is ahead of the sandbox's clock. */
      offSeconds: v.optional(v.pipe(v.number(), v.integer())),
      /** `stale-reads`: how far behind the reads are; absent = they stay at the moment of the order. */
      lagMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
});
export type FaultOrder = v.InferOutput<typeof FaultOrder>;

/** An order in force. */
export interface Fault extends FaultOrder {
  readonly id: number;
  readonly orderedAt: number;
  left: number;
}
