import type { Message } from '../post/message.ts';
import type { MediumFacts } from './rule.ts';

type Read = Extract<MediumFacts, { state: 'read' }>;

/** X, Media best practices: "A GIF may fail during Post creation even if it is within the file size limit." */
const most = { width: 1280, height: 1080, frames: 350, pixels: 300_000_000 };

/** What an author reads about an animated GIF that X may refuse only when it is posted; undefined where it is within X's advice. */
export function animationAdvice(
  { type, width, height, frames = 1 }: Read,
  name: string,
): Message | undefined {
  if (type !== 'image/gif' || frames === 1) return undefined;
  const fits =
    width <= most.width &&
    height <= most.height &&
    frames <= most.frames &&
    width * height * frames <= most.pixels;
  if (fits) return undefined;
  return {
    ja: `${name} は動くGIF（${width}×${height}、${frames}コマ）で、X では投稿の時に断られることがあります。${most.width}×${most.height}、${most.frames}コマ、縦×横×コマ数が3億までに縮めてください。`,
    en: `${name} is an animated GIF (${width}×${height}, ${frames} frames) that X may refuse when it is posted. Keep within ${most.width}×${most.height}, ${most.frames} frames, and 300 million pixels in all frames together.`,
  };
}
