import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of the acceptable posts of `test/evaluation/`. */
export function goodTexts(root: string): readonly string[] {
  return readFileSync(join(root, 'test/evaluation/posts/a.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): { text: string; expect: string[] } => JSON.parse(line))
    .filter(({ expect }) => expect.includes('ok'))
    .map(({ text }) => text);
}
