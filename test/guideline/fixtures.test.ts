import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, type Situation, shown } from './check-text.ts';

/**
 * A case is a folder: `post.md`, its images, and `expected.json` with the
 * findings as `rule clause severity line:column`, in order. `says` are pieces
 * of their messages, one a finding; `now`, `path`, `rules` and `questions` change
 * the situation. A new folder is a new case.
 */
interface Expected extends Omit<Situation, 'media' | 'history' | 'contentDigest'> {
  readonly findings: readonly string[];
  readonly says?: readonly string[];
}

const folder = join(import.meta.dirname, 'fixtures');

describe('the guideline on a post', () => {
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const files = readdirSync(join(folder, name));
      const read = (file: string) => readFileSync(join(folder, name, file));
      const expected: Expected = JSON.parse(read('expected.json').toString());
      const media = new Map(
        files
          .filter((file) => file !== 'post.md' && file !== 'expected.json')
          .map((file) => [file, read(file)]),
      );
      const findings = check(read('post.md'), { ...expected, media });
      expect(findings.map(shown)).toEqual(expected.findings);
      for (const [index, part] of (expected.says ?? []).entries()) {
        expect(findings[index]?.message.ja).toContain(part);
      }
    });
  }
});
