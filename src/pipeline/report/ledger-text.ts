import type { LedgerReport } from '../../ledger/verify-ledger.ts';
import type { Language } from '../../post/message.ts';
import { jsonText } from './json-text.ts';
import { wrap } from './wrap.ts';

/** 0 intact, 1 tampered, 2 undecidable. */
export function exitOfVerdict(verdict: LedgerReport['verdict']): number {
  return { intact: 0, tampered: 1, undecidable: 2 }[verdict];
}

/** The auditor's page one: verdict, what is bad, each log, and what the record cannot prove. */
export function ledgerText(report: LedgerReport, language: Language): string {
  const say = words[language];
  const { firstBad, logs, undecidable, notProven, counts } = report;
  const bad = firstBad
    ? [
        ...wrap(firstBad.what[language], 80, ''),
        `  ${say.where} ledger/${firstBad.log}/${firstBad.year} ${firstBad.file}${firstBad.line ? `:${firstBad.line}` : ''}${firstBad.seq === undefined ? '' : `  ${say.record} ${firstBad.seq}`}`,
        ...(firstBad.proof.expected ? [`  ${say.expected} ${firstBad.proof.expected}`] : []),
        ...(firstBad.proof.actual ? [`  ${say.actual} ${firstBad.proof.actual}`] : []),
      ]
    : [];
  return [
    `${say.verdict[report.verdict]}（${say.counts(counts.logs, counts.records)}）`,
    ...bad,
    '',
    ...logs.map(
      ({ log, year, records, signature, root, verdict }) =>
        `  ${log}/${year}  ${say.records(records)}  ${say.signature[signature]}  ${root.slice(0, 16)}…  ${say.verdict[verdict]}`,
    ),
    ...(undecidable.length > 0
      ? ['', say.undecidable, ...items(undecidable.map((one) => one[language]))]
      : []),
    '',
    say.notProven,
    ...items(notProven.map((one) => one[language])),
  ].join('\n');
}

function items(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    wrap(text, 80, '    ').map((line, n) => (n === 0 ? `  - ${line.trimStart()}` : line)),
  );
}

/** For programs: the report as it is, with the findings' texts in both languages. */
export function ledgerJson(report: LedgerReport): string {
  const { verdict, firstBad = null, undecidable, notProven, counts } = report;
  const logs = report.logs.map(({ log, year, verdict: one, records, root, signature }) => {
    return { log, year, verdict: one, records, root, signature };
  });
  return `${jsonText({ verdict, firstBad, logs, undecidable, notProven, counts })}\n`;
}

const words = {
  ja: {
    verdict: {
      intact: '改変は見つかりません',
      tampered: '改変されています',
      undecidable: '判断できません',
    },
    counts: (logs: number, records: number) => `発信記録${logs}本、${records}件`,
    where: '場所',
    record: '記録番号',
    expected: '期待',
    actual: '実際',
    records: (n: number) => `${n}件`,
    signature: { verified: '署名を確認', unsigned: '署名なし' },
    undecidable: '確かめられなかったこと',
    notProven: 'この記録だけでは証明できないこと',
  },
  en: {
    verdict: { intact: 'intact', tampered: 'TAMPERED', undecidable: 'undecidable' },
    counts: (logs: number, records: number) => `${logs} logs, ${records} records`,
    where: 'at',
    record: 'record',
    expected: 'expected',
    actual: 'actual',
    records: (n: number) => `${n} records`,
    signature: { verified: 'signature verified', unsigned: 'unsigned' },
    undecidable: 'What could not be looked at',
    notProven: 'What this record cannot prove',
  },
} as const;
