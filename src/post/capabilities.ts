import type { Capabilities, PlatformId } from './payload.ts';

const megabyte = 1024 * 1024;

/**
 * What the platforms take, autumn 2026. Sources: X, "Media best practices" and
 * the price list of the pay-per-use API (April 2026); Meta, Graph API v24.0,
 * "Page Photos" (at most 4 MB a photo) and "Page Feed". Where a vendor names no
 * number, ours is the careful one.
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
    price: { plain: 150, withUrl: 2_000 },
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
    price: { plain: 0, withUrl: 0 },
  },
};
