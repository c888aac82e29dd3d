import type { Payload, PlatformId } from './payload.ts';
import type { Fault, Parsed } from './place.ts';
import type { AccountId, Post, Variant } from './post.ts';

type RenderFaultCode = 'empty-text' | 'empty-part';

/**
 * Exactly what one account publishes: the text for the account, else for its
 * platform, else the default; the images go with the first part. Check,
 * preview, approval and publishing all use this and nothing else.
 */
export function renderPost(
  post: Post,
  account: { readonly id: AccountId; readonly platform: PlatformId },
): Parsed<Payload, RenderFaultCode> {
  const variant = variantFor(post, account);
  const media = post.media.map(({ path, alt }) => ({ path, alt: alt?.value ?? '' }));
  const parts = (variant?.passages ?? []).map(({ text }, index) => ({
    text,
    media: index === 0 ? media : [],
  }));
  const faults = parts.flatMap(({ text, media: images }, index): Fault<RenderFaultCode>[] => {
    if (text !== '' || images.length > 0) return [];
    const code = parts.length > 1 ? 'empty-part' : 'empty-text';
    const place = variant?.place ?? post.title.place;
    return [{ code, path: post.path, place, message: messages[code](account.id, index + 1) }];
  });
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { account: account.id, platform: account.platform, parts } };
}

/** The variant that `renderPost` takes, with the places of its lines. A parsed post always has a default. */
export function variantFor(
  post: Post,
  account: { readonly id: AccountId; readonly platform: PlatformId },
): Variant | undefined {
  const byTarget = (target: string) => post.variants.find((variant) => variant.target === target);
  return byTarget(account.id) ?? byTarget(account.platform) ?? byTarget('default');
}

const messages = {
  'empty-text': (account: string) => ({
    ja: `「${account}」に公開する本文がありません。本文を書くか、画像を付けてください。`,
    en: `There is no text for "${account}". Write a text or add an image.`,
  }),
  'empty-part': (account: string, part: number) => ({
    ja: `「${account}」のスレッドの${part}件目に本文がありません。余分な「---」を消すか、本文を書いてください。`,
    en: `Part ${part} of the thread for "${account}" has no text. Delete the extra "---" or write a text.`,
  }),
};
