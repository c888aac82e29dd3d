/**
 * How close a post on the timeline is to the part that was sent. A post that is
 * only `similar` proves neither presence nor absence: the platform may have
 * altered the text in a way that nobody foresaw, and a person must look.
 */
export type Likeness = 'same' | 'similar' | 'different';

/** The letters, digits and symbols of a text: what no platform alters. */
export function bones(text: string): string {
  return percentDecoded(text)
    .replace(/https?:\/\//gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{P}|\p{Z}|\p{C}|\uFE0E|\uFE0F/gu, '');
}

export function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
