import { inflateSync } from 'node:zlib';
import type { Inflate } from '../guideline/image/location-texts.ts';

export const inflate: Inflate = (deflated, most) => {
  try {
    return inflateSync(deflated, { maxOutputLength: most });
  } catch {
    return undefined;
  }
};
