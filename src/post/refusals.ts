import { capabilities } from './capabilities.ts';
import type { Capabilities, MediaType, Part, Payload } from './payload.ts';

/** Why a platform would not take a payload, with the numbers. `part` counts from 1. */
export type Refusal =
  | {
      readonly refusal: 'text-too-long';
      readonly part: number;
      readonly length: number;
      readonly max: number;
    }
  | { readonly refusal: 'thread-unsupported'; readonly parts: number }
  | {
      readonly refusal: 'too-many-images';
      readonly part: number;
      readonly count: number;
      readonly max: number;
    }
  | {
      readonly refusal: 'alt-too-long';
      readonly path: string;
      readonly length: number;
      readonly max: number;
    }
  | {
      readonly refusal: 'image-type';
      readonly path: string;
      readonly type: string;
      readonly allowed: readonly MediaType[];
    }
  | {
      readonly refusal: 'image-too-big';
      readonly path: string;
      readonly bytes: number;
      readonly max: number;
    }
  | { readonly refusal: 'gif-not-alone'; readonly path: string };

interface Facts {
  /** Length of a text in the platform's own unit (`measure.ts`). */
  readonly lengthOf: (text: string) => number;
  /** Size and type of images by path, as far as known; what is not known is not judged. */
  readonly media?: ReadonlyMap<string, { readonly bytes: number; readonly type: string }>;
}

/** Everything about a payload that its platform would refuse; empty where it takes it. */
export function refusalsOf(payload: Payload, facts: Facts): Refusal[] {
  const able = capabilities[payload.platform];
  const parts = payload.parts.length;
  const thread: Refusal[] =
    parts > 1 && !able.threads ? [{ refusal: 'thread-unsupported', parts }] : [];
  return [
    ...thread,
    ...payload.parts.flatMap((part, index) => partRefusals(part, index + 1, able, facts)),
  ];
}

function partRefusals(part: Part, number: number, able: Capabilities, facts: Facts): Refusal[] {
  const found: Refusal[] = [];
  const length = facts.lengthOf(part.text);
  if (length > able.maxLength) {
    found.push({ refusal: 'text-too-long', part: number, length, max: able.maxLength });
  }
  const count = part.media.length;
  if (count > able.maxImages) {
    found.push({ refusal: 'too-many-images', part: number, count, max: able.maxImages });
  }
  for (const { path, alt } of part.media) {
    if (alt.length > able.maxAltLength) {
      found.push({ refusal: 'alt-too-long', path, length: alt.length, max: able.maxAltLength });
    }
    const medium = facts.media?.get(path);
    if (medium) found.push(...imageRefusals(path, medium, count, able));
  }
  return found;
}

function imageRefusals(
  path: string,
  { bytes, type }: { readonly bytes: number; readonly type: string },
  count: number,
  able: Capabilities,
): Refusal[] {
  const limits = new Map<string, number>(Object.entries(able.maxBytes));
  const max = limits.get(type);
  if (max === undefined) {
    const allowed = mediaTypes.filter((known) => limits.has(known));
    return [{ refusal: 'image-type', path, type, allowed }];
  }
  const found: Refusal[] = [];
  if (bytes > max) found.push({ refusal: 'image-too-big', path, bytes, max });
  if (able.gifAlone && type === 'image/gif' && count > 1) {
    found.push({ refusal: 'gif-not-alone', path });
  }
  return found;
}

const mediaTypes: readonly MediaType[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
