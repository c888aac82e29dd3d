import type { Message } from '../../post/message.ts';
import { maskSecrets } from './mask-secrets.ts';

export const gitErrorCodes = [
  'git-missing',
  'not-a-repository',
  'unsupported-repository',
  'shallow',
  'missing-object',
  'corrupt-object',
  'not-a-file',
  'bad-name',
  'bad-remote',
  'remote-missing',
  'not-first-parent',
  'too-large',
  'timeout',
  'authentication',
  'network',
  'push-refused',
  'closed',
  'failed',
] as const;
export type GitErrorCode = (typeof gitErrorCodes)[number];

/**
 * Git could not give a trustworthy answer. `text` is for people; `detail` is
 * git's own words, with tokens and the user part of URLs masked.
 */
export class GitError extends Error {
  readonly code: GitErrorCode;
  readonly text: Message;
  readonly detail: string;

  /** `subject`: the folder, name or object that it is about. `secrets` are masked besides what looks like one. */
  constructor(
    code: GitErrorCode,
    subject: string,
    options: { detail?: string; cause?: unknown; secrets?: readonly string[] } = {},
  ) {
    const text = explain(code, maskSecrets(subject, options.secrets));
    const detail = maskSecrets(options.detail?.trim() ?? '', options.secrets);
    super(detail === '' ? text.en : `${text.en} (git: ${detail})`, { cause: options.cause });
    this.name = 'GitError';
    this.code = code;
    this.text = text;
    this.detail = detail;
  }
}

function explain(code: GitErrorCode, subject: string): Message {
  const pair = texts[code];
  return { ja: pair.ja(subject), en: pair.en(subject) };
}

type Phrase = (subject: string) => string;

const texts: Record<GitErrorCode, { ja: Phrase; en: Phrase }> = {
  'git-missing': {
    ja: () => 'gitが見つかりません。gitをインストールし、PATHに加えてください。',
    en: () => 'git was not found. Install git and put it on the PATH.',
  },
  'not-a-repository': {
    ja: (it) =>
      `「${it}」はgitのリポジトリではありません。クローンの最上位のフォルダーを指定してください。`,
    en: (it) => `"${it}" is not a git repository. Name the top folder of a clone.`,
  },
  'unsupported-repository': {
    ja: (it) => `「${it}」の形式には対応していません。SHA-1形式の通常のクローンを使ってください。`,
    en: (it) =>
      `The format of "${it}" is not supported. Use an ordinary clone with SHA-1 object names.`,
  },
  shallow: {
    ja: (it) =>
      `「${it}」は履歴が途中までのクローンです。すべての履歴を取得してください（git fetch --unshallow、GitHub Actionsでは fetch-depth: 0）。`,
    en: (it) =>
      `"${it}" is a shallow clone. Fetch the whole history (git fetch --unshallow; in GitHub Actions fetch-depth: 0).`,
  },
  'missing-object': {
    ja: (it) => `gitのオブジェクト「${it}」がありません。クローンを取得し直してください。`,
    en: (it) => `The git object "${it}" is missing. Make a fresh, full clone.`,
  },
  'corrupt-object': {
    ja: (it) =>
      `gitのオブジェクト「${it}」の内容が、その番号（ハッシュ値）と一致しません。クローンを取得し直してください。`,
    en: (it) => `The contents of git object "${it}" do not match its name. Make a fresh clone.`,
  },
  'not-a-file': {
    ja: (it) =>
      `「${it}」は通常のファイルではありません（フォルダー、リンクなど）。通常のファイルに置き換えてください。`,
    en: (it) =>
      `"${it}" is not an ordinary file (a folder, a link…). Replace it by an ordinary file.`,
  },
  'bad-name': {
    ja: (it) =>
      `「${it}」は使えない名前です。ブランチ、コミットまたはファイルの名前を確かめてください。`,
    en: (it) => `"${it}" is not an acceptable name. Check the name of the branch, commit or file.`,
  },
  'bad-remote': {
    ja: (it) =>
      `リモート「${it}」を使えません。https、sshまたは手元のフォルダーのアドレスを1つだけ設定してください。`,
    en: (it) =>
      `The remote "${it}" cannot be used. Set exactly one address: https, ssh or a local folder.`,
  },
  'remote-missing': {
    ja: (it) => `リモート「${it}」が見つかりません。アドレスと閲覧の権限を確かめてください。`,
    en: (it) =>
      `The remote "${it}" was not found. Check its address and the permission to read it.`,
  },
  'not-first-parent': {
    ja: (it) =>
      `${it}は、ブランチの本筋の履歴にありません。履歴が書き換えられていないか確かめてください。`,
    en: (it) =>
      `${it} is not on the first-parent history. Check whether the history was rewritten.`,
  },
  'too-large': {
    ja: (it) => `「${it}」は大きすぎます。`,
    en: (it) => `"${it}" is too large.`,
  },
  timeout: {
    ja: (it) => `「git ${it}」が時間内に終わりませんでした。しばらく待ってからやり直してください。`,
    en: (it) => `"git ${it}" did not end in time. Wait a moment and try again.`,
  },
  authentication: {
    ja: (it) =>
      `リモート「${it}」が認証または権限を認めませんでした。トークンまたは鍵とその権限を確かめてください。`,
    en: (it) => `The remote "${it}" refused access. Check the token or key and its permissions.`,
  },
  network: {
    ja: (it) => `リモート「${it}」と通信できませんでした。接続を確かめ、やり直してください。`,
    en: (it) => `The remote "${it}" could not be reached. Check the connection and try again.`,
  },
  'push-refused': {
    ja: (it) =>
      `リモートが「${it}」への書き込みを受け付けませんでした。権限と保護の設定を確かめてください。`,
    en: (it) => `The remote refused the push to "${it}". Check permissions and protection rules.`,
  },
  closed: {
    ja: (it) => `「${it}」はすでに閉じられています。`,
    en: (it) => `"${it}" has already been closed.`,
  },
  failed: {
    ja: (it) => `「git ${it}」が失敗しました。`,
    en: (it) => `"git ${it}" failed.`,
  },
};
