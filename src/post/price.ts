import type { Part, Payload, Prices } from './payload.ts';

/** What publishing a payload costs, all parts together, in millionths of a US dollar. */
export function priceOf({ parts }: Payload, prices: Prices): number {
  return parts.reduce((sum, part) => sum + priceOfPart(part, prices), 0);
}

/** By whether the text holds a URL, and for each image's alt text. */
export function priceOfPart({ text, media }: Part, prices: Prices): number {
  const described = media.filter(({ alt }) => alt !== '').length;
  return (mayHoldUrl(text) ? prices.postWithUrl : prices.post) + described * prices.altText;
}

/** A bare domain counts as one on X; in doubt the dearer price is said. */
function mayHoldUrl(text: string): boolean {
  return /:\/\/|[\p{L}\p{N}]\.\p{L}{2}/u.test(text);
}
