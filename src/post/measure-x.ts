import twitter from 'twitter-text';

/**
 * Weighted length by X's own algorithm (twitter-text 3.1.0, configuration 3):
 * kana and kanji weigh 2, a URL 23. Newer emoji may be over-counted, which errs
 * to refusing. Importing this module takes 100 ms: see `loadXMeasure`.
 */
export function measureX(text: string): number {
  return twitter.parseTweet(text.normalize('NFC')).weightedLength;
}
