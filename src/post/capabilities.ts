import type { Capabilities, PlatformId } from './payload.ts';

const megabyte = 1024 * 1024;

/**
 * What the platforms take, autumn 2026. X: lengths, image limits and prices of
 * the pay-per-use API as its documents give them (April 2026). Facebook: 63,206
 * characters; its 10 images, 4 MB an image and 1,000 characters of alt text are
 * careful bounds of ours, not confirmed by a document of Meta.
 */
export const capabilities: Readonly<Record<PlatformId, Capabilities>> = {
  x: {
    platform: 'x',
    maxLength: 280,
    maxImages: 4,
    maxAltLength: 1_000,
    maxBytes: {
      'image/png': 5 * megabyte,
      'image/jpeg': 5 * megabyte,
      'image/webp': 5 * megabyte,
      'image/gif': 15 * megabyte,
    },
    gifAlone: true,
    threads: true,
    edits: false,
    prices: { asOf: '2026-04-01', post: 15_000, postWithUrl: 200_000, altText: 5_000 },
  },
  facebook: {
    platform: 'facebook',
    maxLength: 63_206,
    maxImages: 10,
    maxAltLength: 1_000,
    maxBytes: {
      'image/png': 4 * megabyte,
      'image/jpeg': 4 * megabyte,
      'image/gif': 4 * megabyte,
    },
    gifAlone: false,
    threads: false,
    edits: true,
    prices: { asOf: '2026-04-01', post: 0, postWithUrl: 0, altText: 0 },
  },
};
