/** More than this nobody reads; each is an end to what a file may cost. */
export const most = {
  entries: 10_000,
  words: 2_000,
  spellings: 200,
  except: 100,
  classNames: 50,
  steps: 4,
  within: 200,
} as const;

/** Letters between one word of a pattern and the next, where it does not say. */
export const usualWithin = 15;
