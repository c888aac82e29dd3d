import { maskShapes } from '../../guideline/sensitive/mask-shapes.ts';
import type { Language, Message } from '../../post/message.ts';
import type { Spot } from '../fix/fix-text.ts';
import type { MendKind } from '../fix/mend.ts';
import type { FileChange, Fixes, Left } from '../fix/plan-fixes.ts';

interface FixReportOptions {
  readonly language: Language;
  /** Only shown, not written. */
  readonly dryRun: boolean;
}

/** What `koho check --fix` changed, file by file and line by line. Personal data are masked. */
export function fixReport({ changes, left }: Fixes, o: FixReportOptions): string {
  const say = words[o.language];
  const notes = left.map((one) => `${one.path}\n  ${kept[one.why][o.language]}`);
  if (changes.length === 0) return [say.nothing, ...notes, ''].join('\n');
  return [
    o.dryRun ? say.would(changes.length) : say.done(changes.length),
    ...changes.map((change) => [change.path, ...linesOf(change, o.language)].join('\n')),
    ...notes,
    ...(o.dryRun ? [] : [say.undo]),
    '',
  ].join('\n');
}

/** Nobody reads more of one file. */
const mostSpots = 50;

function linesOf(change: FileChange, language: Language): readonly string[] {
  const say = words[language];
  if (change.kind === 'location') return [`  ${say.location}`];
  const { spots } = change;
  const more = spots.length - mostSpots;
  const shown = spots.slice(0, mostSpots).map((spot) => `  ${spotLine(spot, language)}`);
  return more > 0 ? [...shown, `  ${say.more(more)}`] : shown;
}

function spotLine({ line, kind, before, after }: Spot, language: Language): string {
  const say = words[language];
  const change = after === '' ? readable(before) : `${readable(before)} → ${readable(after)}`;
  return `${say.line(line)}${kinds[kind][language]}${language === 'ja' ? '：' : ': '}${change}`;
}

/** What cannot be seen is named; what could be somebody's number is masked. */
function readable(text: string): string {
  const named = text.replace(
    /[\p{Cc}\p{Cf}\p{Mn}\p{Default_Ignorable_Code_Point}]/gu,
    (character) =>
      `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `「${maskShapes(named)}」`;
}

const kinds: Readonly<Record<MendKind, Message>> = {
  invisible: { ja: '見えない文字を消す', en: 'invisible character removed' },
  composed: { ja: '分かれた濁点などを1字にまとめる', en: 'letter and mark made one character' },
  'half-width-kana': { ja: '半角カナを全角に', en: 'half-width kana made full-width' },
  'full-width-digits': { ja: '全角の数字を半角に', en: 'full-width digits made ASCII' },
  finding: { ja: '確認の案のとおりに', en: 'as the check suggests' },
};

const kept: Readonly<Record<Left['why'], Message>> = {
  published: {
    ja: '公開した投稿なので、直せる所がありますが変えません。',
    en: 'published: it could be mended, but stays as it went out.',
  },
  'used-by-published': {
    ja: '公開した投稿にも使われている画像なので、変えません。撮影場所（GPS）を消した画像を、別の名前で置いてください。',
    en: 'a published post shows this image: it stays. Put a copy without location data there under another name.',
  },
  'location-stays': {
    ja: '撮影場所（GPS）を確実には消せませんでした。画像の編集ソフトで位置情報を消して保存し直してください。',
    en: 'the location data could not be taken out for sure. Save the image anew without them in an image editor.',
  },
};

const words = {
  ja: {
    done: (files: number) => `${files}個のファイルを直しました。`,
    would: (files: number) => `${files}個のファイルを直せます（まだ何も変えていません）。`,
    nothing: '自動で直せる所はありません。',
    undo: '内容を確かめてください。元に戻すには git restore ファイル名 と打ちます。',
    line: (line: number) => `${line}行目　`,
    more: (spots: number) => `ほか${spots}か所`,
    location: '撮影場所（GPS）の情報を消す。画像の見た目は変わりません。',
  },
  en: {
    done: (files: number) => `${files} files mended.`,
    would: (files: number) => `${files} files can be mended (nothing was changed yet).`,
    nothing: 'There is nothing to mend automatically.',
    undo: 'Look at the changes. To undo them: git restore FILE',
    line: (line: number) => `line ${line}  `,
    more: (spots: number) => `${spots} more`,
    location: 'location data (GPS) taken out; the picture itself is the same',
  },
} as const;
