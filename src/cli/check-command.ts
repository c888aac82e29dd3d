import { checkTree } from '../pipeline/check/check-tree.ts';
import { isReady } from '../pipeline/check/verdict.ts';
import { noHistory } from '../pipeline/history.ts';
import { checkJson } from '../pipeline/report/finding-json.ts';
import { terminalReport } from '../pipeline/report/terminal.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import { type Instant, instant } from '../post/post.ts';
import type { Session } from './command.ts';
import { postPaths } from './post-paths.ts';
import { readNow } from './read-now.ts';
import { rootOf } from './settings-of.ts';

interface CheckOptions {
  readonly root?: string;
  readonly now?: string;
  readonly format?: 'text' | 'json' | 'sarif';
  readonly rules?: true;
}

export async function check(
  { options, operands }: { readonly options: CheckOptions; readonly operands: readonly string[] },
  session: Session,
): Promise<number> {
  const root = rootOf(options.root, session.cwd);
  const source = directorySource(root);
  const now: Instant = options.now === undefined ? instant(Date.now()) : readNow(options.now);
  const paths = await postPaths(source, operands, { root, cwd: session.cwd });
  const { posts, findings } = await checkTree({ source, paths, history: noHistory, now });
  session.out.write(await report(posts, findings, options.format ?? 'text', session));
  return isReady(findings) ? 0 : 1;
}

async function report(
  posts: number,
  findings: Awaited<ReturnType<typeof checkTree>>['findings'],
  format: 'text' | 'json' | 'sarif',
  { language, out, environment }: Session,
): Promise<string> {
  switch (format) {
    case 'json':
      return checkJson(posts, findings, language);
    case 'sarif': {
      const { sarif } = await import('../pipeline/report/sarif.ts');
      return sarif(findings, language);
    }
    case 'text': {
      const colour = out.isTTY && !environment.NO_COLOR;
      return terminalReport(posts, findings, { language, colour });
    }
  }
}
