import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../src/guideline/image/chunks.ts';
import { mediumFacts } from '../../src/guideline/image/medium-facts.ts';
import { stripLocation } from '../../src/guideline/image/strip-location.ts';
import { inflate } from '../../src/pipeline/inflate.ts';
import { gif, jpeg, png, position, tiff, webp } from './images.ts';

const bytesOf = (text: string) => [...Buffer.from(text, 'latin1')];
const deflated = (bytes: readonly number[]) => [...deflateSync(Uint8Array.from(bytes))];
const xmpOf = (inside: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="camera" ${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const attribute = xmpOf('exif:GPSLatitude="43,3.8N" exif:GPSLongitude="141,20E">');
const element = xmpOf('><exif:GPSLatitude>43,3.8N</exif:GPSLatitude>');
const drone = xmpOf("drone-dji:GpsLatitude='43.06' drone-dji:GpsLongtitude='141.35'>");
const otherPrefix = xmpOf('ns1:GPSDestLatitude="43,3.8N">');
const noPlace = xmpOf('photoshop:City="Sapporo" exif:GPSVersionID="2.2.0.0">');

/** As Adobe's programs write it: what is too long for one segment goes on in others. */
function extended(text: string): readonly number[][] {
  const head = [...bytesOf('http://ns.adobe.com/xmp/extension/\0'), ...bytesOf('A'.repeat(32))];
  const middle = text.indexOf('GPSLat') + 3;
  return [text.slice(0, middle), text.slice(middle)].map((part) => [
    ...head,
    ...bytesOf('\0\0\0\0\0\0\0\0'),
    ...bytesOf(part),
  ]);
}

const rawProfile = (block: readonly number[]) => {
  const exif = Buffer.from([...bytesOf('Exif\0\0'), ...block]);
  return bytesOf(`\nexif\n${String(exif.length).padStart(8)}\n${exif.toString('hex')}\n`);
};
const itxt = (packed: 0 | 1, text: string) => {
  const data = packed === 1 ? deflated(bytesOf(text)) : bytesOf(text);
  return ['iTXt', [...bytesOf('XML:com.adobe.xmp\0'), packed, 0, 0, 0, ...data]] as const;
};
const profile = (name: 'tEXt' | 'zTXt', block: readonly number[]) => {
  const keyword = bytesOf('Raw profile type exif\0');
  const text = rawProfile(block);
  return [
    name,
    name === 'tEXt' ? [...keyword, ...text] : [...keyword, 0, ...deflated(text)],
  ] as const;
};

const located: readonly (readonly [string, Uint8Array])[] = [
  ['EXIF of a JPEG', jpeg({ exif: tiff(position) })],
  ['EXIF of a JPEG, the other byte order', jpeg({ exif: tiff(position, 'MM') })],
  [
    'the second of two EXIF segments',
    jpeg({ exif: tiff([]), app1: [[...bytesOf('Exif\0\0'), ...tiff(position)]] }),
  ],
  ['EXIF of a PNG', png({ exif: tiff(position) })],
  ['EXIF of a WebP', webp({ exif: tiff(position, 'MM') })],
  ['XMP of a JPEG', jpeg({ xmp: attribute })],
  ['XMP elements', jpeg({ xmp: element })],
  ['XMP of a drone', jpeg({ xmp: drone })],
  ['XMP under another prefix', jpeg({ xmp: otherPrefix })],
  ['XMP of a WebP', webp({ xmp: attribute })],
  ['XMP in parts', jpeg({ xmp: noPlace, app1: extended(attribute) })],
  ['XMP of a PNG', png({ texts: [itxt(0, attribute)] })],
  ['compressed XMP of a PNG', png({ texts: [itxt(1, element)] })],
  ['EXIF as text', png({ texts: [profile('tEXt', tiff(position))] })],
  ['EXIF as compressed text', png({ texts: [profile('zTXt', tiff(position))] })],
  ['EXIF and XMP at once', jpeg({ exif: tiff(position), xmp: attribute })],
];

const unlocated: readonly (readonly [string, Uint8Array])[] = [
  ['plain images', jpeg()],
  ['EXIF without a place', png({ exif: tiff([]) })],
  ['XMP that names a town', jpeg({ xmp: noPlace })],
  ['compressed XMP without a place', png({ texts: [itxt(1, noPlace)] })],
  ['compressed EXIF without a place', png({ texts: [profile('zTXt', tiff([]))] })],
  ['text of another kind', png({ texts: [['zTXt', [...bytesOf('Comment\0'), 0, 1, 2, 3]]] })],
  ['a GIF', gif()],
];

describe('where a picture was taken', () => {
  it.each(located)('is found in %s', (_, image) => {
    expect(mediumFacts(image, inflate)).toMatchObject({ hasGps: true });
  });

  it.each(unlocated)('is not found in %s', (_, image) => {
    expect(mediumFacts(image, inflate)).toMatchObject({ hasGps: false });
  });

  it('is 0 degrees of 0 where the phone had no fix', () => {
    expect(mediumFacts(jpeg({ exif: withRational([0, 0, 0]) }))).toMatchObject({ hasGps: false });
    expect(mediumFacts(jpeg({ exif: withRational([43, 3, 8]) }))).toMatchObject({ hasGps: true });
  });

  it('is taken as told where nobody could unpack it', () => {
    const image = png({ texts: [itxt(1, noPlace)] });
    expect(mediumFacts(image)).toMatchObject({ hasGps: true });
    const bomb = png({
      texts: [
        [
          'iTXt',
          [...bytesOf('XML:com.adobe.xmp\0'), 1, 0, 0, 0, ...deflated(Array(20_000_000).fill(32))],
        ],
      ],
    });
    expect(mediumFacts(bomb, inflate)).toMatchObject({ hasGps: true });
  });
});

/** Latitude alone, as three rationals behind the directories. */
function withRational(degrees: readonly number[]): number[] {
  const block = [...tiff([2], 'MM')];
  // The only entry of the GPS directory: type RATIONAL, three of them, at the end.
  const entry = 38 + 2;
  block.splice(entry + 2, 2, 0, 5);
  block.splice(entry + 4, 4, 0, 0, 0, 3);
  block.splice(entry + 8, 4, 0, 0, 0, block.length);
  return [...block, ...degrees.flatMap((n) => [0, 0, 0, n, 0, 0, 0, n === 0 ? 0 : 1])];
}

/** The picture itself: what a decoder reads of it. */
function pixels(image: Uint8Array): string {
  if (image[0] === 0xff)
    return Buffer.from(image.subarray(image.lastIndexOf(0xda) - 1)).toString('hex');
  const data = [...chunksOf(image)].filter(({ name }) => /^(?:IHDR|IDAT|IEND|VP8.)$/.test(name));
  return data.map(({ from, to }) => Buffer.from(image.subarray(from, to)).toString('hex')).join();
}

describe('an image without its place', () => {
  it.each(located)('%s', (_, image) => {
    const stripped = stripLocation(image, inflate);
    if (!stripped) throw new Error('not stripped');
    const [before, after] = [mediumFacts(image, inflate), mediumFacts(stripped, inflate)];
    expect(after).toEqual({ ...before, bytes: stripped.length, hasGps: false });
    expect(pixels(stripped)).toBe(pixels(image));
    expect(Buffer.from(stripped).toString('latin1')).not.toMatch(/43,3\.8N|43\.06/);
    expect(stripLocation(stripped, inflate)).toEqual(stripped);
  });

  it('is another: the given bytes stay, also those of a Buffer', () => {
    const image = Buffer.from(jpeg({ exif: tiff(position), xmp: attribute }));
    const before = image.toString('hex');
    stripLocation(image, inflate);
    expect(image.toString('hex')).toBe(before);
  });

  it('keeps what else EXIF and XMP say', () => {
    const image = jpeg({ exif: tiff(position), xmp: attribute });
    const stripped = Buffer.from(stripLocation(image, inflate) ?? []).toString('latin1');
    expect(stripped).toHaveLength(image.length);
    expect(stripped).toContain('xmp:CreatorTool="camera"');
    // The orientation: without it phones' pictures would lie on their side.
    expect(stripped).toContain(
      Buffer.from([0x12, 0x01, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0]).toString('latin1'),
    );
  });

  it('has right checksums where a chunk of a PNG was changed', () => {
    const stripped = stripLocation(png({ exif: tiff(position) }), inflate) ?? new Uint8Array();
    const chunk = [...chunksOf(stripped)].find(({ name }) => name === 'eXIf');
    if (!chunk) throw new Error('no chunk');
    const written = Buffer.from(stripped).readUInt32BE(chunk.to);
    expect(written).toBe(crc32(stripped.subarray(chunk.start + 4, chunk.to)));
  });

  it('is not promised where the place cannot be taken out', () => {
    const outsideOfRdf = jpeg({ app1: [bytesOf('<x exif:GPSLatitude="43,3.8N"/>')] });
    expect(stripLocation(outsideOfRdf, inflate)).toBeUndefined();
  });

  it('whatever the bytes: nothing is thrown, no place is left', () => {
    const images = located.map(([, image]) => image);
    fc.assert(
      fc.property(
        fc.constantFrom(...images),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 6 }),
        (image, changes) => {
          const bytes = Uint8Array.from(image);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const stripped = stripLocation(bytes, inflate);
          if (stripped) expect(mediumFacts(stripped, inflate)).toMatchObject({ hasGps: false });
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
