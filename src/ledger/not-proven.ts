import type { LedgerKeys } from './log-keys.ts';
import type { LedgerMessage } from './problem.ts';
import type { LogReport } from './verify.ts';

/** What no check of the bytes can prove. Said plainly, so that nobody takes "intact" for more than it is. */
export function notProven(
  given: Pick<LedgerKeys, 'replaced'> & {
    readonly kept?: readonly Uint8Array[];
    readonly blobOf?: unknown;
  },
  logs: readonly Pick<LogReport, 'log' | 'signature'>[],
): readonly LedgerMessage[] {
  const unsigned = [
    ...new Set(logs.filter(({ signature }) => signature !== 'verified').map(({ log }) => log)),
  ];
  return [
    ...(unsigned.length > 0 ? [withoutKey(unsigned.join(', '))] : []),
    ...handOversOf(given),
    ...(given.kept && given.kept.length > 0 ? [sinceKept] : [withoutWitness]),
    ...(given.blobOf ? [] : [withoutBlobs]),
    inventedApprovals,
  ];
}

/** The old key signed nothing of it, or it was lost: what speaks for the new one is the approval on record. */
function handOversOf({ replaced }: Pick<LedgerKeys, 'replaced'>): readonly LedgerMessage[] {
  return [...(replaced?.keys ?? [])].flatMap(([log, keys]) =>
    keys.map(({ year, size }) => ({
      ja: `発信記録「${log}」の署名の鍵は、${year}年度の${size}件目の後で替えられました。新しい鍵の根拠は、方針の変更の承認の記録だけです。GitHubに残るプルリクエストと見比べてください。`,
      en: `The key of the log "${log}" was replaced after ${size} records of ${year}. What speaks for the new key is the approval of that change of policy on record: compare it with the pull request on GitHub.`,
    })),
  );
}

function withoutKey(names: string): LedgerMessage {
  return {
    ja: `署名を確認していない発信記録があります(${names})。書き込める人なら、全体を矛盾なく作り直せます。`,
    en: `No signature was checked for: ${names}. Anyone who can write there could have remade all of it consistently.`,
  };
}

const withoutWitness: LedgerMessage = {
  ja: '別に保管された照合用署名(第三者照合)と比べていません。鍵を使える管理者による末尾の切り取りや全体の作り直しは、これだけでは見つかりません。',
  en: 'Nothing was compared with a checkpoint kept elsewhere (a witness). An administrator who can use the key could have truncated or remade the log.',
};

const sinceKept: LedgerMessage = {
  ja: '別に保管された照合用署名より後の記録については、鍵を使える管理者による切り取りや作り直しを見つけられません。',
  en: 'After the last checkpoint kept elsewhere, an administrator who can use the key could have truncated or remade the log.',
};

const withoutBlobs: LedgerMessage = {
  ja: '承認されたファイルそのものの内容は、記録のハッシュ値と比べていません。',
  en: 'The bytes of the approved files were not compared with the digests on record.',
};

const inventedApprovals: LedgerMessage = {
  ja: '記録した時点で、鍵を使える管理者が承認を作り上げた場合は、この記録だけでは見つかりません。GitHubに残るプルリクエストとレビューを、承認の記録と見比べてください。',
  en: 'An approval that an administrator with the key invented when it was recorded cannot be found in the record alone. Compare the approvals on record with the pull requests and reviews on GitHub.',
};
