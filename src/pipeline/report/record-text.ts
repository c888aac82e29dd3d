import type { AnyRecord } from '../../ledger/record.ts';
import type { Language } from '../../post/message.ts';
import type { RecordReport } from '../record/record-main.ts';

/** What the organisation's job put on record, a line each. */
export function recordText({ records, main, unlifted }: RecordReport, language: Language): string {
  const lines = records.flatMap((record) => line(record, language));
  const nothing =
    language === 'ja' ? '新しく記録することはありませんでした。' : 'Nothing new to record.';
  const upTo = language === 'ja' ? `確認した main：${main}` : `main examined up to ${main}`;
  const told = unlifted.map((account) => words[language].unlifted(account ?? words[language].all));
  return [...(lines.length > 0 ? lines : [nothing]), ...told, upTo].join('\n');
}

function line(record: AnyRecord, language: Language): string[] {
  const at = `#${record.seq}`;
  const say = words[language];
  switch (record.kind) {
    case 'approved':
      return [`${at} ${say.approved} ${record.body.post} (#${record.body.approval.pullRequest})`];
    case 'refused':
      return [
        `${at} ${say.refused} ${record.body.post}`,
        ...reasons(record.body.reasons, language),
      ];
    case 'withdrawal-approved': {
      const { post, accounts, approval } = record.body;
      const where = accounts.join(', ');
      return [`${at} ${say.withdrawal} ${post} (${where}) (#${approval.pullRequest})`];
    }
    case 'policy-adopted':
      return [`${at} ${say.adopted} ${record.body.policy.slice(0, 12)}`];
    case 'policy-refused':
      return [`${at} ${say.policyRefused}`, ...reasons(record.body.reasons, language)];
    case 'paused':
    case 'resumed': {
      const { by, why, account } = record.body;
      return [`${at} ${say[record.kind]} (${account ?? say.all}) ${by}: ${why}`];
    }
    default:
      return [];
  }
}

function reasons(all: readonly { code: string; ja: string; en: string }[], language: Language) {
  return all.map((reason) => `   - ${reason[language]} [${reason.code}]`);
}

const words = {
  ja: {
    approved: '承認を記録',
    refused: '公開しない（理由を記録）',
    withdrawal: '公開中止・削除の承認を記録',
    adopted: 'policies/ の変更を有効に',
    policyRefused: 'policies/ の変更は承認されていません。有効なものに戻るまで公開を止めます',
    paused: '一時停止',
    resumed: '一時停止の解除',
    all: 'すべて',
    unlifted: (scope: string) =>
      `一時停止（${scope}）のブランチが消えていますが、解除の記録がありません。止めたままです。だれが消したかを確かめ、再開するなら koho resume を使ってください`,
  },
  en: {
    approved: 'approval recorded:',
    refused: 'will not be published (reasons on record):',
    withdrawal: 'withdrawal approved and recorded:',
    adopted: 'policy in force is now',
    policyRefused: 'policies/ on main was not approved; nothing is published until it is restored',
    paused: 'paused',
    resumed: 'pause lifted',
    all: 'everything',
    unlifted: (scope: string) =>
      `The branch of a pause (${scope}) is gone, but no lifting is on record: still paused. Find out who removed it; to go on, use koho resume`,
  },
} as const;
