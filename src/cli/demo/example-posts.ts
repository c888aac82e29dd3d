import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file to commit. */
export interface DemoFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The day of which the examples in posts/ speak. */
const examplesOf = Date.UTC(2026, 11, 1);
const week = 7 * 86_400_000;

/**
 * An example post as if written this week: dates in its text move by whole
 * weeks, so that the weekdays stay right whenever the demo is played, and its
 * schedule is replaced.
 */
export async function examplePost(
  root: string,
  path: string,
  schedule: { readonly publishAt?: string; readonly latestAt?: string } = {},
): Promise<DemoFile> {
  const text = await readFile(join(root, path), 'utf8');
  const weeks = Math.max(0, Math.ceil((Date.now() - examplesOf) / week));
  const { publishAt, latestAt } = schedule;
  const times = [
    ...(publishAt ? [`publish_at: ${publishAt}`] : []),
    ...(latestAt ? [`latest_at: ${latestAt}`] : []),
  ];
  const moved = text
    .replace(/^(?:publish_at|latest_at): .*\n/gm, '')
    .replace(/^accounts: .*$/m, (line) => [line, ...times].join('\n'))
    .replace(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g, (_all, year, month, day) => {
      const at = new Date(Date.UTC(Number(year ?? 2026), month - 1, Number(day)) + weeks * week);
      const named = year === undefined ? '' : `${at.getUTCFullYear()}年`;
      return `${named}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
    });
  return { path, content: moved };
}

export async function exampleMedium(root: string, path: string): Promise<DemoFile> {
  return { path, content: await readFile(join(root, path)) };
}

/** What an account publishes: the text after the front matter, or that of its container. */
export function textFor(file: DemoFile, target?: string): string {
  const body = String(file.content)
    .split(/^---\n/m)
    .slice(2)
    .join('---\n');
  const container = new RegExp(`^:::${target ?? '(?!)'}\\n([\\s\\S]*?)^:::`, 'm').exec(body)?.[1];
  return (container ?? body.replace(/^:::[\s\S]*?^:::\n?/gm, ''))
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 $2')
    .trim();
}
