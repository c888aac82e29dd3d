/** What holds where `koho.yml` says nothing; the schema's descriptions say it too. */
export const publishingDefaults = {
  /** Cron that is late by less than this still starts the clock in time. */
  lookAheadHours: 6,
  /** Longer than a job that was dispatched again takes, so that nobody is called for what mends itself. */
  alarmAfterMinutes: 10,
  /** X allows 50 deletions in 15 minutes: one in 18 seconds. */
  deletionSpacingSeconds: 20,
  /** The day before, and while there is still time to read it. */
  remindHours: [24, 2],
} as const;
