import { fold } from '../text-lines.ts';
import { mask } from './mask.ts';
import { numberShapes } from './personal-numbers.ts';
import { secretShapes } from './secrets.ts';

/**
 * Masks what looks like a credential or somebody's number in any text: a file
 * that is no post yet cannot be searched as one, but what its faults quote goes
 * to the same comments and logs.
 */
export function maskShapes(text: string): string {
  let clean = text;
  for (const shape of [...secretShapes, ...numberShapes]) clean = masked(clean, shape);
  return clean;
}

function masked(text: string, shape: RegExp): string {
  const folded = fold(text);
  let clean = '';
  let end = 0;
  for (const match of folded.matchAll(shape)) {
    clean += text.slice(end, match.index) + mask(match[0]);
    end = match.index + match[0].length;
  }
  return clean + text.slice(end);
}
