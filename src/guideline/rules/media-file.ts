import { capabilities } from '../../post/capabilities.ts';
import type { Message } from '../../post/message.ts';
import type { PlatformId } from '../../post/payload.ts';
import type { MediumFacts, Report, Rule, RuleContext } from '../rule.ts';

export const mediaFile: Rule = {
  id: 'media-file',
  clause: 'HSM-4-3',
  severity: 'block',
  about: {
    ja: '画像の実体：形式、大きさ、枚数、位置情報',
    en: 'The images themselves: type, size, number, location data',
  },
  check(context) {
    const { post, media } = context;
    const each = post.media.flatMap((medium) => {
      const facts = media.get(medium.path) ?? { state: 'missing' as const };
      return problems(facts, medium.file.value, context).map(
        (message): Report => ({ place: medium.file.place, message }),
      );
    });
    return [...each, ...tooMany(context)];
  },
};

function problems(facts: MediumFacts, name: string, context: RuleContext): Message[] {
  if (facts.state === 'missing')
    return [
      {
        ja: `画像 ${name} がありません。投稿と同じフォルダーに置き、大文字と小文字も合わせてください。`,
        en: `Image ${name} is not there. Put it beside the post; upper and lower case count.`,
      },
    ];
  if (facts.state === 'refused') return [refused[facts.why](name)];
  if (facts.type === 'unknown')
    return [
      {
        ja: `${name} は画像ではありません（PNG、JPEG、GIF、WebPが使えます）。名前だけ変えたファイルでないか確かめてください。`,
        en: `${name} is no image (PNG, JPEG, GIF and WebP can be used). Is it another file renamed?`,
      },
    ];
  return [...tooLarge(facts, name, context), ...(facts.hasGps ? [hasLocation(name)] : [])];
}

function tooLarge(
  facts: Extract<MediumFacts, { state: 'read' }>,
  name: string,
  { payloads }: RuleContext,
): Message[] {
  if (facts.type === 'unknown') return [];
  const { type, bytes } = facts;
  return [...new Set(payloads.map(({ platform }) => platform))].flatMap((platform) => {
    const limit = capabilities[platform].maxBytes[type];
    if (limit === undefined)
      return [
        {
          ja: `${name}（${type}）は ${platform} では使えません。PNGかJPEGにしてください。`,
          en: `${name} (${type}) cannot be used on ${platform}. Make it PNG or JPEG.`,
        },
      ];
    if (bytes <= limit) return [];
    return [
      {
        ja: `${name} は ${megabytes(bytes)}MB で、${platform} の上限 ${megabytes(limit)}MB を超えています。小さくしてください。`,
        en: `${name} is ${megabytes(bytes)} MB; ${platform} takes at most ${megabytes(limit)} MB. Make it smaller.`,
      },
    ];
  });
}

function tooMany({ post, payloads }: RuleContext): Report[] {
  const seen = new Set<PlatformId>();
  return payloads.flatMap(({ platform, parts }) => {
    const images = parts.reduce((sum, part) => Math.max(sum, part.media.length), 0);
    const limit = capabilities[platform].maxImages;
    if (images <= limit || seen.has(platform)) return [];
    seen.add(platform);
    return [
      {
        place: post.media[limit]?.place ?? { line: 1, column: 1 },
        message: {
          ja: `${platform} に付けられる画像は${limit}枚までです（今は${images}枚）。減らしてください。`,
          en: `${platform} takes at most ${limit} images (now ${images}). Use fewer.`,
        },
      },
    ];
  });
}

const hasLocation = (name: string): Message => ({
  ja: `${name} に撮影場所（GPS）の情報が入っています。場所の情報を消した画像に替えてください。`,
  en: `${name} holds the place where it was taken (GPS). Replace it by a copy without location data.`,
});

const refused: Record<
  Extract<MediumFacts, { state: 'refused' }>['why'],
  (name: string) => Message
> = {
  symlink: (name) => ({
    ja: `${name} は別の場所を指すリンク（シンボリックリンク）です。画像そのものを置いてください。`,
    en: `${name} is a symbolic link. Commit the image itself.`,
  }),
  'lfs-pointer': (name) => ({
    ja: `${name} は Git LFS の参照で、画像そのものではありません。LFSを使わずに置いてください。`,
    en: `${name} is a Git LFS pointer, not the image. Commit the image without LFS.`,
  }),
  submodule: (name) => ({
    ja: `${name} は別のリポジトリです。画像そのものを置いてください。`,
    en: `${name} is a submodule. Commit the image itself.`,
  }),
  outside: (name) => ({
    ja: `${name} は所属のフォルダーの外にあります。投稿と同じフォルダーに置いてください。`,
    en: `${name} lies outside the department's folder. Put it beside the post.`,
  }),
  directory: (name) => ({
    ja: `${name} はフォルダーです。画像の名前を書いてください。`,
    en: `${name} is a folder. Name the image.`,
  }),
};

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
