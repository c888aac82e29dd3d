import type { Message } from '../../post/message.ts';

/** What an error says to people. Only our own errors have words for them; of others only the message is shown. */
export function explain(error: unknown): { readonly code: string; readonly text: Message } {
  if (!(error instanceof Error)) return unexpected('unknown');
  const code: unknown = Reflect.get(error, 'code');
  const text: unknown = Reflect.get(error, 'text');
  const known = typeof code === 'string' ? code : error.name;
  if (isMessage(text)) return { code: known, text };
  const words = ledgerWords[known] ?? deliveryWords[known] ?? forgeWords[known];
  if (words)
    return {
      code: known,
      text: { ja: `${words.ja}（${error.message}）`, en: `${words.en} (${error.message})` },
    };
  return unexpected(`${error.name}: ${error.message}`, known);
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'ja' in value && 'en' in value;
}

function unexpected(what: string, code = 'unexpected'): { code: string; text: Message } {
  return {
    code,
    text: {
      ja: `予期しない失敗です。何も公開していません。管理者に次の内容を伝えてください：${what}`,
      en: `An unexpected failure; nothing was published by it. Tell the operator: ${what}`,
    },
  };
}

const stops = {
  ja: '発信記録を信頼できないため、何も送信せずに止めました。',
  en: 'The record cannot be trusted, so koho stopped without sending anything.',
};
const ledgerWords: Readonly<Record<string, Message>> = {
  'tip-unsigned': stops,
  'tip-foreign-key': stops,
  'tip-signature-wrong': stops,
  'tip-not-extending': stops,
  'tip-malformed': stops,
  'log-damaged': stops,
  'log-rolled-back': {
    ja: 'アカウントの発信記録が、前に確かめた記録より短いか、別のものになっています。ブランチが消されたか戻された疑いがあります。公開済みの投稿をもう一度送らないよう止めました。監査担当者と確かめ、元のブランチを戻してください。',
    en: 'An account’s log is shorter than it was on record, or another one: its branch was deleted or set back. koho stopped so that nothing public is sent again. Look into it with the auditor and restore the branch.',
  },
  'unknown-version': stops,
  'unknown-kind': stops,
  'record-malformed': stops,
  'clock-behind': {
    ja: 'この計算機の時計が、最後の記録より遅れています。時刻を合わせてください。',
    en: "This machine's clock is behind the last record. Set it right.",
  },
  'append-gave-up': {
    ja: '発信記録への書き込みが何度も競合しました。しばらくして、もう一度実行してください。',
    en: 'Writing to the record lost too many races. Run again later.',
  },
  'push-refused': {
    ja: '発信記録への書き込みを拒まれました。鍵の権限と、ledger/ のブランチの規則を確かめてください。',
    en: 'Writing to the record was refused. Check the key’s rights and the rules of the ledger/ branches.',
  },
  'not-reachable': {
    ja: '発信記録のあるリモートにつながりません。',
    en: 'The remote that holds the record cannot be reached.',
  },
};

const contradicts = {
  ja: 'この投稿の記録どうしが合わないため、この投稿については何も送信しません。ほかの投稿は続けます。監査担当者と記録を確かめてください。',
  en: 'The records of this post contradict each other, so nothing is sent for it; other posts go on. Look into the record with the auditor.',
};
const deliveryWords: Readonly<Record<string, Message>> = {
  'records-inconsistent': contradicts,
  'record-unreadable': contradicts,
  'approval-inconsistent': contradicts,
  'impossible-transition': contradicts,
  'unknown-nonce': contradicts,
};

const forgeWords: Readonly<Record<string, Message>> = {
  'address-refused': {
    ja: 'GitHubの住所として使えません。',
    en: 'Not usable as GitHub’s address.',
  },
  unauthorized: { ja: 'GitHubのトークンが無効です。', en: 'The GitHub token is not valid.' },
  forbidden: {
    ja: 'GitHubのトークンに権限がありません。',
    en: 'The GitHub token lacks a permission.',
  },
  'not-found': {
    ja: 'GitHubに見つかりません。リポジトリの名前（policies/koho.yml）とトークンの権限を確かめてください。',
    en: 'Not found on GitHub. Check the repository’s name (policies/koho.yml) and the token’s permissions.',
  },
  'rate-limited': {
    ja: 'GitHubの回数の上限に達しました。',
    en: 'The rate limit of GitHub is reached.',
  },
  unreachable: { ja: 'GitHubにつながりません。', en: 'GitHub cannot be reached.' },
  timeout: { ja: 'GitHubの答えが時間内に来ません。', en: 'GitHub does not answer in time.' },
};
