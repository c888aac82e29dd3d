import type { Message } from '../post/message.ts';

interface Variable {
  readonly name: string;
  readonly secret: boolean;
  readonly about: Message;
}

/** Every variable that koho reads; the secret ones never appear in its output. */
export const variables: readonly Variable[] = [
  {
    name: 'GITHUB_TOKEN',
    secret: true,
    about: {
      ja: 'プルリクエスト、レビュー、実行の状態を読むトークン（record、publish）。resume、resolve、withdraw では自分のもの',
      en: 'token that reads pull requests, reviews and runs (record, publish); for resume, resolve and withdraw your own',
    },
  },
  {
    name: 'GH_TOKEN',
    secret: true,
    about: {
      ja: 'GITHUB_TOKEN がないときに使います（gh と同じ名前）',
      en: 'used where there is no GITHUB_TOKEN (the name that gh knows)',
    },
  },
  {
    name: 'KOHO_LEDGER_TOKEN',
    secret: true,
    about: {
      ja: 'ledger/ のブランチに書くトークン。なければ GITHUB_TOKEN を使います',
      en: 'token that may push to ledger/…; GITHUB_TOKEN where it is absent',
    },
  },
  {
    name: 'KOHO_LEDGER_DEPLOY_KEY',
    secret: true,
    about: {
      ja: 'ledger/ のブランチに書くデプロイキー（OpenSSHの秘密鍵）。あればトークンの代わりに使います',
      en: 'deploy key (private OpenSSH key) that may push to ledger/…, instead of a token',
    },
  },
  {
    name: 'KOHO_LEDGER_KNOWN_HOSTS',
    secret: false,
    about: {
      ja: 'github.com でないサーバーのホスト鍵（known_hosts の形）',
      en: 'host keys of a server other than github.com, in the form of known_hosts',
    },
  },
  {
    name: 'KOHO_LEDGER_KEY',
    secret: true,
    about: {
      ja: 'この仕事が書く発信記録に署名する鍵（koho keygen で作ります）',
      en: 'key that signs the one log this job writes (made by koho keygen)',
    },
  },
  ...['KOHO_X_APP_KEY', 'KOHO_X_APP_SECRET', 'KOHO_X_ACCESS_TOKEN', 'KOHO_X_ACCESS_SECRET'].map(
    (name) => secretOf(name, 'X'),
  ),
  ...['KOHO_FACEBOOK_PAGE_TOKEN', 'KOHO_FACEBOOK_APP_SECRET'].map((name) =>
    secretOf(name, 'Facebook'),
  ),
  sandboxUrl('KOHO_X_URL', 'X'),
  sandboxUrl('KOHO_FACEBOOK_URL', 'Facebook'),
  {
    name: 'KOHO_LANG',
    secret: false,
    about: { ja: '表示の言語（ja または en）', en: 'language of the output (ja or en)' },
  },
  {
    name: 'KOHO_DEBUG',
    secret: false,
    about: {
      ja: '1 にすると、失敗の詳しい内容（開発者向け）も出します',
      en: '1: also print where in the program a failure arose',
    },
  },
  {
    name: 'NO_COLOR',
    secret: false,
    about: { ja: '何か入れると、色を付けません', en: 'set to anything: no colour' },
  },
];

function secretOf(name: string, platform: string): Variable {
  return {
    name,
    secret: true,
    about: { ja: `${platform}の鍵（publish）`, en: `a key of ${platform} (publish)` },
  };
}

function sandboxUrl(name: string, platform: string): Variable {
  return {
    name,
    secret: false,
    about: {
      ja: `sandbox の${platform}の住所。この計算機の中だけ、sandboxの鍵とだけ使えます`,
      en: `${platform} of a sandbox: loopback only, with keys that a sandbox issued`,
    },
  };
}
