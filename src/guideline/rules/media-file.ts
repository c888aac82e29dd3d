import type { Message } from '../../post/message.ts';
import type { Medium } from '../../post/post.ts';
import { refusalsOf } from '../../post/refusals.ts';
import { animationAdvice } from '../animation-advice.ts';
import { limitMessage } from '../media-limit.ts';
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
    const each = context.post.media.flatMap((medium) => {
      const message = problem(factsOf(medium.path, context), medium.file.value);
      return message ? [{ place: medium.file.place, message }] : [];
    });
    return [...each, ...limits(context), ...animations(context)];
  },
};

function factsOf(path: string, { media }: RuleContext): MediumFacts {
  return media.get(path) ?? { state: 'missing' };
}

function problem(facts: MediumFacts, name: string): Message | undefined {
  if (facts.state === 'missing')
    return {
      ja: `画像 ${name} がありません。投稿と同じフォルダーに置いてください。名前の大文字と小文字も合わせてください。`,
      en: `Image ${name} is not there. Put it beside the post; upper and lower case count.`,
    };
  if (facts.state === 'refused') return refused[facts.why](name);
  if (facts.type === 'unknown')
    return {
      ja: `${name} は画像として読めません（使えるのはPNG、JPEG、GIF、WebP）。名前だけを変えたファイルや、途中で切れたファイルでないか確かめてください。`,
      en: `${name} cannot be read as an image (PNG, JPEG, GIF and WebP can be used). Is it another file renamed, or cut short?`,
    };
  if (facts.hasGps)
    return {
      ja: `${name} に撮影場所（GPS）の情報が入っています。場所の情報を消した画像に替えてください。`,
      en: `${name} holds the place where it was taken (GPS). Replace it by a copy without location data.`,
    };
  return undefined;
}

/** What the platforms would refuse, each thing once although several accounts share a platform. */
function limits(context: RuleContext): Report[] {
  const { post, payloads } = context;
  const known = new Map(
    post.media.flatMap(({ path }) => {
      const facts = factsOf(path, context);
      return facts.state === 'read' && facts.type !== 'unknown' ? [[path, facts] as const] : [];
    }),
  );
  const reports = payloads.flatMap((payload) =>
    // Texts are judged by length.
    refusalsOf(payload, { lengthOf: () => 0, media: known }).flatMap((refusal): Report[] => {
      const medium = 'path' in refusal ? byPath(post.media, refusal.path) : undefined;
      const told = limitMessage(refusal, payload.platform, medium?.file.value ?? '');
      if (!told) return [];
      const surplus = 'max' in refusal ? post.media[refusal.max]?.file.place : undefined;
      const place = medium ? medium.file.place : (surplus ?? { line: 1, column: 1 });
      return [{ place, message: told }];
    }),
  );
  return [...new Map(reports.map((report) => [report.message.ja, report])).values()];
}

/** Within the limits, and yet refused at times: only X can know. */
function animations(context: RuleContext): Report[] {
  if (!context.payloads.some(({ platform }) => platform === 'x')) return [];
  return context.post.media.flatMap(({ path, file }): Report[] => {
    const facts = factsOf(path, context);
    const message = facts.state === 'read' ? animationAdvice(facts, file.value) : undefined;
    return message ? [{ place: file.place, message, severity: 'warn' }] : [];
  });
}

function byPath(media: readonly Medium[], path: string): Medium | undefined {
  return media.find((medium) => medium.path === path);
}

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
