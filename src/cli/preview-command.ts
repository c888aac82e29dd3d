import { checkTree } from '../pipeline/check/check-tree.ts';
import { maskExamination } from '../pipeline/check/mask-examination.ts';
import { noHistory } from '../pipeline/history.ts';
import { measurer } from '../pipeline/measurer.ts';
import { previewText } from '../pipeline/report/preview-text.ts';
import { terminalReport } from '../pipeline/report/terminal.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import { instant } from '../post/post.ts';
import type { Session } from './command.ts';
import { postPaths } from './post-paths.ts';
import { folderWithPolicy } from './settings-of.ts';

type OnExamined = NonNullable<Parameters<typeof checkTree>[0]['onExamined']>;
type Examined = Parameters<OnExamined>;

/** Exit 1 where a post has no form yet: there is nothing to show of it. */
export async function preview(
  {
    options,
    operands,
  }: { readonly options: { readonly root?: string }; readonly operands: readonly string[] },
  session: Session,
): Promise<number> {
  const { language, cwd } = session;
  const root = folderWithPolicy(options.root, cwd);
  const source = directorySource(root);
  const paths = await postPaths(source, operands, { root, cwd });
  const seen: Examined[] = [];
  const checked = await checkTree({
    ...{ source, paths, history: noHistory, now: instant(Date.now()) },
    onExamined: (...one) => void seen.push(one),
  });
  if (!checked.policy) {
    session.out.write(
      terminalReport({ posts: 0, requests: 0 }, checked.findings, {
        language,
        colour: false,
        policy: undefined,
        waivers: new Map(),
      }),
    );
    return 1;
  }
  for (const [examination, { policy }] of seen) {
    const measure = await measurer(examination.examined?.payloads ?? [], { exact: true });
    const shown = maskExamination(examination, policy);
    session.out.write(`${previewText(shown, { policy, language, measure })}\n\n`);
  }
  return seen.every(([{ examined }]) => examined !== undefined) ? 0 : 1;
}
