import type { Message } from '../post/message.ts';
import type { PlatformId } from '../post/payload.ts';
import type { Refusal } from '../post/refusals.ts';

/** What an author reads about an image that a platform would refuse; undefined where the refusal is not about images. */
export function limitMessage(
  refusal: Refusal,
  platform: PlatformId,
  name: string,
): Message | undefined {
  const where = platformNames[platform];
  switch (refusal.refusal) {
    case 'text-too-long':
    case 'thread-unsupported':
      return undefined;
    case 'too-many-images':
      return {
        ja: `${where} に付けられる画像は${refusal.max}枚までです（今は${refusal.count}枚）。減らしてください。`,
        en: `${where} takes at most ${refusal.max} images (now ${refusal.count}). Use fewer.`,
      };
    case 'alt-too-long':
      return {
        ja: `${name} の説明文（alt）が ${where} には${refusal.length - refusal.max}文字長すぎます（上限${refusal.max}）。短くし、詳しい内容は本文に書いてください。`,
        en: `The alt text of ${name} is ${refusal.length - refusal.max} characters too long for ${where} (at most ${refusal.max}). Shorten it and put details into the text.`,
      };
    case 'image-type': {
      const allowed = refusal.allowed.map((type) => typeNames[type]);
      return {
        ja: `${name} の形式は ${where} では使えません。${allowed.join('、')} のどれかにしてください。`,
        en: `${where} does not take the format of ${name}. Use one of: ${allowed.join(', ')}.`,
      };
    }
    case 'image-too-big':
      return {
        ja: `${name} は ${megabytes(refusal.bytes)}MB で、${where} の上限 ${megabytes(refusal.max)}MB を超えています。小さくしてください。`,
        en: `${name} has ${megabytes(refusal.bytes)} MB; ${where} takes at most ${megabytes(refusal.max)} MB. Make it smaller.`,
      };
    case 'gif-not-alone':
      return {
        ja: `${where} ではGIF（${name}）をほかの画像と一緒に付けられません。GIFだけにするか、PNGかJPEGに替えてください。`,
        en: `${where} takes a GIF (${name}) only alone. Leave the other images out, or make it a PNG or JPEG.`,
      };
    default:
      return unreachable(refusal);
  }
}

const platformNames: Readonly<Record<PlatformId, string>> = { x: 'X', facebook: 'Facebook' };

const typeNames = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
} as const;

/** Two decimals, the first number rounded up: 5.00 of 5.00 would be no reason. In units of 1024² as the limits are. */
function megabytes(bytes: number): string {
  return (Math.ceil((bytes / (1024 * 1024)) * 100) / 100).toFixed(2);
}

function unreachable(refusal: never): never {
  throw new TypeError(`unknown refusal: ${JSON.stringify(refusal)}`);
}
