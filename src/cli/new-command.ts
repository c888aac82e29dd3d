import { newPost } from '../pipeline/new-post/new-post.ts';
import { instant } from '../post/post.ts';
import type { Session } from './command.ts';
import { folderWithPolicy } from './settings-of.ts';

interface NewOptions {
  readonly root?: string;
  readonly year?: string;
  readonly withdraw?: true;
}

export async function newCommand(
  { options, operands }: { readonly options: NewOptions; readonly operands: readonly string[] },
  session: Session,
): Promise<number> {
  const [department = '', slug = ''] = operands;
  const path = await newPost({
    root: folderWithPolicy(options.root, session.cwd),
    ...{ department, slug, now: instant(Date.now()) },
    ...(options.year === undefined ? {} : { year: options.year }),
    ...(options.withdraw && { withdraw: true }),
  });
  const next = options.withdraw ? withdrawalWords : words;
  session.out.write(`${next[session.language](path)}\n`);
  return 0;
}

const words = {
  ja: (path: string) => `${path} を作りました。次にすること:
  1. ファイルを開き、件名、本文、質問への回答を書きます（説明はファイルの中にあります）。
  2. koho check ${path} で確認し、言われたところを直します。
  3. koho preview ${path} で、公開される文章をアカウントごとに見ます。
  4. ブランチを作ってプルリクエストを出し、所属長の承認を待ちます。`,
  en: (path: string) => `Made ${path}. Next:
  1. Open it; write the subject, the text and the answers (it explains itself).
  2. koho check ${path}, and mend what it names.
  3. koho preview ${path} shows the text that each account will publish.
  4. Open a pull request from a branch, and wait for the section head's approval.`,
};

const withdrawalWords = {
  ja: (path: string) => `${path} を作りました。次にすること:
  1. ファイルを開き、理由と、訂正の投稿では足りない理由を書きます（取り消せません）。
  2. koho check ${path} で確認し、言われたところを直します。
  3. ブランチを作ってプルリクエストを出し、所属長の承認を待ちます。`,
  en: (path: string) => `Made ${path}. Next:
  1. Open it; write the reason, and why a correction does not suffice (it cannot be undone).
  2. koho check ${path}, and mend what it names.
  3. Open a pull request from a branch, and wait for the section head's approval.`,
};
