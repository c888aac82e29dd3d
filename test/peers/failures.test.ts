import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failures } from './failures.ts';

const root = join(import.meta.dirname, '../..');

describe('each failure of a peer has a test here', () => {
  it.each(failures)('$failure', ({ file, title }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(title);
  });
});
