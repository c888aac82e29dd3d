import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../policy/policy-files.ts';

describe('the guideline in a browser', () => {
  it('needs nothing of Node, its libraries included', async () => {
    const folder = join(repositoryRoot, 'src/guideline');
    const bundle = await rolldown({
      input: [join(folder, 'check-post.ts'), join(folder, 'image/medium-facts.ts')],
      platform: 'browser',
      logLevel: 'silent',
    });
    const { output } = await bundle.generate({ format: 'esm' });
    await bundle.close();
    const chunks = output.filter((file) => file.type === 'chunk');
    const files = new Set(chunks.map(({ fileName }) => fileName));
    expect(chunks.flatMap(({ imports }) => imports).filter((name) => !files.has(name))).toEqual([]);
    for (const { code } of chunks) {
      expect(code).not.toMatch(/from\s*["']node:|\brequire\(|\bprocess\.|\bBuffer\b/);
    }
  });
});
