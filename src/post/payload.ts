import type { AccountId } from './post.ts';

export const platforms = ['x', 'facebook'] as const;
export type PlatformId = (typeof platforms)[number];

interface PayloadMedium {
  /** Repository-relative path; its bytes are read by blob id, never altered. */
  readonly path: string;
  readonly alt: string;
}

/** One public post on one platform: exactly these characters (NFC, LF) and these images in this order. */
export interface Part {
  readonly text: string;
  readonly media: readonly PayloadMedium[];
}

/**
 * What one account publishes: the only thing that check, preview, approval and
 * publish talk about. A thread has several parts.
 */
export interface Payload {
  readonly account: AccountId;
  readonly platform: PlatformId;
  readonly parts: readonly Part[];
}

export type MediaType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** What a platform can and cannot do: data, so that a refusal can name it at check time. */
export interface Capabilities {
  readonly platform: PlatformId;
  /** In the platform's own unit: weighted length on X, UTF-16 code units on Facebook. */
  readonly maxLength: number;
  readonly maxImages: number;
  readonly maxAltLength: number;
  readonly maxBytes: Readonly<Partial<Record<MediaType, number>>>;
  /** A GIF cannot stand with other images. */
  readonly gifAlone: boolean;
  readonly threads: boolean;
  /** The text of a public post can be replaced in place. */
  readonly edits: boolean;
  /** What the platform asks, where the policy knows no newer prices. */
  readonly prices: Prices;
}

/** In millionths of a US dollar, so that sums are exact; 0 where it is free. */
export interface Prices {
  /** The day (`yyyy-mm-dd`) on which they were read. */
  readonly asOf: string;
  /** One public post without and with a URL. */
  readonly post: number;
  readonly postWithUrl: number;
  /** The alt text of one image. */
  readonly altText: number;
}
