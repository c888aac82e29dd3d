const second = 1000;
const minute = 60 * second;

/**
 * Every length of time that jobs and workflows share, in one place, so that they
 * fit together by construction. A test compares them with each other and with the
 * `timeout-minutes` of the workflow files.
 */
export const timeLimits = {
  /** A job of GitHub Actions lives no longer. Source: GitHub Docs, "Actions limits", job execution time. */
  forgeJobMs: 6 * 60 * minute,

  /** `timeout-minutes` of the jobs. */
  clockJobMs: 355 * minute,
  accountJobMs: 50 * minute,
  recordJobMs: 15 * minute,

  /** A clock calls its successor when it has run so long; what is left of its job is for calling again. */
  handOverAfterMs: 340 * minute,
  /** Whatever is merged, withdrawn or paused meanwhile counts within this time. */
  lookEveryMs: minute,
  /** An account's job is dispatched so long before the due second: a runner starts, clones, plans. */
  leadMs: 2 * minute,
  /** A dispatch of which no run shows by then was lost. */
  resendAfterMs: 30 * second,
  /** A job that ended without bringing its work to an end is sent again after this, then twice as long, and so on. */
  firstRestMs: minute,
  longestRestMs: 30 * minute,
  /** What stands on a platform's own timetable is looked at so often, though nothing seems to have moved. */
  recheckScheduledMs: 60 * minute,
  /** What could not be done so long after its latest time is left to people and to cron. */
  giveUpAfterMs: 60 * minute,

  /** An account's job stays for what is due within this time beyond its lead. */
  stayBeyondLeadMs: 3 * minute,
  /** An intent is never in force longer than this, whatever the policy says: its job must outlive it. */
  longestLeaseMs: 15 * minute,

  /** One request, its answer included. */
  forgeRequestMs: 15 * second,
  platformRequestMs: 30 * second,
  gitCommandMs: minute,

  /**
   * Between two pushes to the repository: four a minute, five when one comes late,
   * and the organisation's job has the sixth. Source: GitHub Docs, "Repository limits".
   */
  pushGapMs: 15 * second,
  /** Only in the first seconds of a turn is something begun, so that its push does not fall into the next one. */
  turnMs: 8 * second,
  /** An account that is due alone may push so often in a minute. */
  pushesPerMinute: 5,
  /** So few accounts due about the same time take no turns: six pushes in a minute at the very worst, when a runner starts late. */
  withoutTurns: 2,
  /** More take turns; of more than so many some share one. */
  mostTurns: 32,
  /** Two accounts take turns when they are due within this time of each other. */
  crowdWindowMs: 5 * minute,
  /** Pushes of one account before its due second: plan, intent, and the invisible post of a two-phase platform. */
  pushesBeforeDue: 3,
} as const;

/** GitHub slows down whoever asks for more; nothing koho does needs as many. */
export const mostDispatchesPerMinute = 60;
