import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gifFrames } from '../../src/guideline/image/gif-frames.ts';
import { mediumFacts } from '../../src/guideline/image/medium-facts.ts';
import { check } from './check-text.ts';
import { animation, gif } from './images.ts';

function findings(image: Uint8Array, account = 'hokkaido-koho-x'): readonly string[] {
  const text = `---
title: 見本
accounts: [${account}]
media:
  - {file: a.gif, alt: 雪だるまが手を振る動くイラスト, rights: 道が作成, people: none}
---
本文です。
`;
  const media = new Map([['a.gif', image]]);
  return check(text, { media }).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('an animated GIF', () => {
  it('has as many frames as it shows', () => {
    for (const frames of [1, 2, 40]) expect(gifFrames(animation(frames))).toBe(frames);
    expect(mediumFacts(animation(3))).toMatchObject({ type: 'image/gif', frames: 3 });
    expect(mediumFacts(gif())).not.toHaveProperty('frames');
    expect(mediumFacts(animation(1, [4000, 4000]))).not.toHaveProperty('frames');
  });

  it.each([
    ['too many frames', animation(351)],
    ['too wide', animation(2, [1281, 100])],
    ['too high', animation(2, [100, 1081])],
    ['too many pixels in all', animation(300, [1200, 1000])],
  ])('is doubtful on X with %s, and only there', (_, image) => {
    expect(findings(image)).toEqual(['warn media-file']);
    expect(findings(image, 'hokkaido-koho-facebook')).toEqual([]);
  });

  it('is fine within X’s advice, and a still one of any size', () => {
    expect(findings(animation(350, [640, 480]))).toEqual([]);
    expect(findings(animation(1, [4000, 4000]))).toEqual([]);
  });

  it('whatever the bytes, is counted to an end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (noise) => {
        const bytes = new Uint8Array([...animation(2), ...noise]);
        expect(gifFrames(bytes)).toBe(2);
        expect(gifFrames(noise)).toBeLessThanOrEqual(noise.length);
      }),
    );
  });
});
