import { capabilities } from './capabilities.ts';
import type { Payload } from './payload.ts';

/**
 * What publishing a payload costs, in ten-thousandths of a US dollar: each part
 * by whether it holds a URL. A bare domain counts as one on X; in doubt the
 * dearer price is said.
 */
export function priceOf(payload: Payload): number {
  const { plain, withUrl } = capabilities[payload.platform].price;
  return payload.parts.reduce((sum, { text }) => sum + (mayHoldUrl(text) ? withUrl : plain), 0);
}

function mayHoldUrl(text: string): boolean {
  return /https?:\/\/|[\p{L}\p{N}]\.\p{L}{2}/iu.test(text);
}
