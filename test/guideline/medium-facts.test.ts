import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediumFacts } from '../../src/guideline/image/medium-facts.ts';
import { repositoryRoot } from '../policy/policy-files.ts';
import { gif, jpeg, png, position, tiff, webp } from './images.ts';

const makers = { jpeg, png, webp };
/** One byte a character. */
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('what a medium is', () => {
  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
    ['image/gif', gif()],
  ])('%s by its bytes, with its size', (type, bytes) => {
    expect(mediumFacts(bytes)).toEqual({
      ...{ state: 'read', bytes: bytes.length, type },
      ...{ width: 2, height: 3, hasGps: false },
    });
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['one byte', Uint8Array.of(0xff)],
    ['a program named .png', joined(bytesOf('MZ\x90\0\x03\0\0\0'), new Uint8Array(2_000))],
    ['an ELF program', joined(bytesOf('\x7fELF'), new Uint8Array(100))],
    ['a PDF', bytesOf('%PDF-1.7\n1 0 obj')],
    ['a script', bytesOf('<script>alert(1)</script>')],
    [
      'an SVG, which can run scripts',
      bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>'),
    ],
    ['a HEIC photo', joined(Uint8Array.of(0, 0, 0, 24), bytesOf('ftypheic'), new Uint8Array(100))],
    ['a BMP', joined(bytesOf('BM'), new Uint8Array(100))],
    ['a WAV, a RIFF like WebP', joined(bytesOf('RIFF\x24\0\0\0WAVEfmt '), new Uint8Array(40))],
    ['only the start of a PNG', bytesOf('\x89PNG\r\n\x1a\n')],
    ['a PNG of no width', png({ size: [0, 3] })],
    ['a PNG of 4 billion pixels a side', png({ size: [0xffffffff, 0xffffffff] })],
    ['a JPEG of no height', jpeg({ size: [2, 0] })],
    ['a JPEG without a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
    ['4 MB behind a JPEG head', joined(Uint8Array.of(0xff, 0xd8, 0xff), new Uint8Array(4_000_000))],
    ['a GIF that is a script', bytesOf('GIF89a=1;alert(document.domain)//')],
  ])('no image: %s', (_, bytes) => {
    expect(mediumFacts(bytes)).toMatchObject({ state: 'read', type: 'unknown', hasGps: false });
  });

  it('an image at any cut is none', () => {
    for (const whole of [jpeg({ exif: tiff(position) }), png(), webp(), gif()]) {
      for (let length = 0; length < whole.length; length += 1) {
        expect(mediumFacts(whole.subarray(0, length)), `${length}`).toMatchObject({
          type: 'unknown',
        });
      }
    }
  });

  it('is not fooled by the end mark of a thumbnail', () => {
    const thumbnail = [...tiff([]), ...jpeg()];
    const whole = jpeg({ exif: thumbnail });
    expect(mediumFacts(whole)).toMatchObject({ type: 'image/jpeg' });
    expect(mediumFacts(whole.subarray(0, -2))).toMatchObject({ type: 'unknown' });
  });

  it('takes what is appended behind an image for nothing', () => {
    for (const image of [jpeg(), png(), webp()]) {
      const [{ type }] = [mediumFacts(image) as { type: string }];
      expect(mediumFacts(joined(image, bytesOf('PK\x03\x04 an archive')))).toMatchObject({ type });
    }
  });

  it('refuses a Git LFS pointer', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
    expect(mediumFacts(bytesOf(pointer))).toEqual({ state: 'refused', why: 'lfs-pointer' });
  });

  it('reads a part of a larger buffer', () => {
    const larger = joined(new Uint8Array(7), jpeg({ exif: tiff(position) }), new Uint8Array(5));
    expect(mediumFacts(larger.subarray(7, -5))).toMatchObject({ type: 'image/jpeg', hasGps: true });
  });

  it('takes the images of the example posts', () => {
    const posts = join(repositoryRoot, 'posts');
    const images = readdirSync(posts, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:png|jpg)$/.test(name),
    );
    expect(images.length).toBeGreaterThan(1);
    for (const name of images) {
      const type = name.endsWith('png') ? 'image/png' : 'image/jpeg';
      const facts = mediumFacts(readFileSync(join(posts, name)));
      expect(facts, name).toMatchObject({ type, hasGps: false });
    }
  });
});

describe('where a picture was taken', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is found in the EXIF of %s', (kind) => {
    for (const order of ['II', 'MM'] as const) {
      expect(mediumFacts(makers[kind]({ exif: tiff(position, order) }))).toMatchObject({
        hasGps: true,
      });
      expect(mediumFacts(makers[kind]({ exif: tiff([], order) }))).toMatchObject({ hasGps: false });
    }
  });

  it('is not what a GPS directory with only a version and a time says', () => {
    expect(mediumFacts(jpeg({ exif: tiff([0, 7]) }))).toMatchObject({ hasGps: false });
  });

  it('is found in XMP', () => {
    const xmp = '<rdf:Description exif:GPSLatitude="43,3.8N"/>';
    expect(mediumFacts(jpeg({ xmp }))).toMatchObject({ hasGps: true });
  });

  it('is found in the second picture that phones append', () => {
    const second = jpeg({ exif: tiff(position) });
    expect(mediumFacts(joined(jpeg(), second))).toMatchObject({ hasGps: true });
  });

  it('is found behind fill bytes, and behind the prefix that some put into a PNG', () => {
    const exif = jpeg({ exif: tiff(position) });
    const filled = joined(exif.subarray(0, 2), Uint8Array.of(0xff, 0xff, 0xff), exif.subarray(2));
    expect(mediumFacts(filled)).toMatchObject({ hasGps: true });
    const prefixed = [...bytesOf('Exif\0\0'), ...tiff(position)];
    expect(mediumFacts(png({ exif: prefixed }))).toMatchObject({ hasGps: true });
  });

  it('is taken as told where there are more blocks than any camera writes', () => {
    const decoys = Array.from({ length: 70 }, () => bytesOf('Exif\0\0'));
    expect(mediumFacts(joined(jpeg(), ...decoys))).toMatchObject({ hasGps: true });
  });
});

describe('hostile bytes', () => {
  const seeds = [
    jpeg({ exif: tiff(position) }),
    png({ exif: tiff(position) }),
    webp({ exif: tiff(position, 'MM') }),
    gif(),
  ];

  it('changed anywhere, an image never makes it throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (seed, changes) => {
          const bytes = Uint8Array.from(seed);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          expect(['read', 'refused']).toContain(mediumFacts(bytes).state);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('random bytes behind a true head neither', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(40),
        (seed, noise, keep) => {
          expect(mediumFacts(joined(seed.subarray(0, keep), noise)).state).toBe('read');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('directories that point at themselves and counts beyond the file end', () => {
    const loop = [
      ...bytesOf('II'),
      42,
      0,
      8,
      0,
      0,
      0,
      0xff,
      0xff,
      0x25,
      0x88,
      4,
      0,
      1,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
    ];
    expect(mediumFacts(jpeg({ exif: loop }))).toMatchObject({ hasGps: false });
    const chunk = bytesOf('\x89PNG\r\n\x1a\n');
    expect(mediumFacts(joined(chunk, new Uint8Array(100_000).fill(0xff)))).toMatchObject({
      type: 'unknown',
    });
  });
});
