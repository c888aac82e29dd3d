import type { Finding } from '../../src/guideline/rule.ts';
import { examinePost } from '../../src/pipeline/examine-post.ts';
import { noHistory } from '../../src/pipeline/history.ts';
import type { Source } from '../../src/pipeline/source/source.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { instant } from '../../src/post/post.ts';
import { jpeg, png, position, tiff } from '../guideline/images.ts';
import type { Case, CaseMedium } from './case.ts';

const size = [1200, 630] as const;

/** Whose account the cases go to: X, but for texts of whole web pages. */
const accounts = { x: 'hokkaido-koho-x', facebook: 'hokkaido-koho-facebook' };

/** The case as a file of a repository, checked by everything that checks a real one. */
export async function examineCase(
  one: Case,
  { policy, platform = 'x' }: { policy: Policy; platform?: keyof typeof accounts },
): Promise<readonly Finding[]> {
  const folder = `posts/koho/${one.asOf.slice(0, 4)}`;
  const path = `${folder}/case.md`;
  const files = new Map<string, Uint8Array>([
    [path, new TextEncoder().encode(postFile(one, accounts[platform]))],
  ]);
  for (const medium of one.media) files.set(`${folder}/${medium.file}`, bytesOf(medium));
  const now = instant(Date.parse(`${one.asOf}T08:30:00+09:00`));
  const { findings } = await examinePost({
    ...{ source: filesOf(files), policy, history: noHistory, now, path },
  });
  return findings;
}

function postFile({ text, media }: Case, account: string): string {
  const listed = media.map(({ is: _, ...medium }) => JSON.stringify(medium));
  const front = [
    'title: 評価用の投稿',
    `accounts: [${account}]`,
    ...(media.length > 0 ? [`media: [${listed.join(', ')}]`] : []),
  ];
  return `---\n${front.join('\n')}\n---\n${text}\n`;
}

function bytesOf({ is, file }: CaseMedium): Uint8Array {
  switch (is ?? (file.endsWith('.png') ? 'png' : 'jpeg')) {
    case 'png':
      return png({ size });
    case 'jpeg':
      return jpeg({ size });
    case 'jpeg-with-gps':
      return jpeg({ exif: tiff(position), size });
    case 'text-renamed':
      return new TextEncoder().encode('This is no image.');
  }
}

function filesOf(files: ReadonlyMap<string, Uint8Array>): Source {
  return {
    list: async (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)),
    read: async (path) => {
      const bytes = files.get(path);
      return bytes ? { found: true, bytes } : { found: false, why: 'missing' };
    },
  };
}
