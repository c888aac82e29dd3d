/**
 * What users of other publishers suffered, and the test here that would fail if
 * koho did the same. `title`: a test's name, or a fixture's folder.
 */
export const failures = [
  {
    failure: 'a re-run posts again (twitter-together, Postiz)',
    file: 'test/publish/publish-account.test.ts',
    title:
      'publishes at the due instant, with the intent on record before, and a second run does nothing',
  },
  {
    failure: 'a lost answer is followed by a blind retry (Postiz)',
    file: 'test/publish/publish-account.test.ts',
    title: 'a lost answer with nothing on the timeline is sent again only after the settle window',
  },
  {
    failure: 'half a thread is lost (twitter-together)',
    file: 'test/publish/decide.test.ts',
    title: 'a thread that fails in the middle is held, with its beginning public',
  },
  {
    failure: '`schedule:` is ignored (twitter-together)',
    file: 'test/post/fixtures/field-schedule/expected.json',
    title: '"unknown-key 4:1"',
  },
  {
    failure: 'there is no schedule at all (crosspost)',
    file: 'test/publish/decide.test.ts',
    title: 'is released at the due instant and not before',
  },
  {
    failure: 'a CRLF file has its YAML posted as text (twitter-together)',
    file: 'test/post/fixtures/file-crlf/expected.json',
    title: '一行目\\n二行目',
  },
  {
    failure: 'misspelt keys are dropped silently (twitter-together)',
    file: 'test/post/fixtures/field-misspelt/expected.json',
    title: '"unknown-key 4:1"',
  },
  {
    failure: '`x.com` links are not understood (twitter-together)',
    file: 'test/post/fixtures/link-bare/expected.json',
    title: 'https://x.com/a/status/1',
  },
  {
    failure: 'whatever was added is published on merge, approved or not (twitter-together)',
    file: 'test/approval/scenarios.ts',
    title: "name: 'direct push'",
  },
  {
    failure: 'the approval is deleted with the post (BrightBean)',
    file: 'test/tampering/branches.test.ts',
    title: 'a whole branch deleted: the same',
  },
  {
    failure: 'code of a pull request runs with the account’s password (nodejs/bluesky)',
    file: 'test/workflows/workflows.test.ts',
    title: 'checks out nothing of the pull request',
  },
  {
    failure: 'a run in progress is cancelled (nodejs/bluesky)',
    file: 'test/workflows/workflows.test.ts',
    title: 'never cancels a publication in progress',
  },
  {
    failure: 'nobody guards against lateness (all of them)',
    file: 'test/publish/decide.test.ts',
    title: 'may go out at its latest time and is held after it',
  },
  {
    failure: 'a withdrawn post is published all the same (Mixpost)',
    file: 'test/publish/publish-account.test.ts',
    title: 'a post removed before its intent is withdrawn',
  },
  {
    failure: 'length is counted in code points, wrong for Japanese (all of them)',
    file: 'test/post/measure.test.ts',
    title: '140 kana fit and 141 do not',
  },
] as const;
