/** One text for people in both languages; the same shape as everywhere else, but the ledger imports nothing. */
export interface LedgerMessage {
  readonly ja: string;
  readonly en: string;
}

export type Verdict = 'intact' | 'tampered' | 'undecidable';

/** Something that a step of verify found. `seq` is the first bad record where one can be named. */
export interface Problem {
  readonly code: ProblemCode;
  readonly verdict: Exclude<Verdict, 'intact'>;
  readonly file: string;
  readonly seq?: number;
  /** Where the evidence leaves several: both included. */
  readonly range?: { readonly from: number; readonly to: number };
  /** Machine's detail: a member, a name. */
  readonly detail?: string;
  readonly expected?: string;
  readonly actual?: string;
}

export function tampered(problem: Omit<Problem, 'verdict'>): Problem {
  return { ...problem, verdict: 'tampered' };
}

/** What is wrong and where, for people. */
export function describe(problem: Problem): LedgerMessage {
  const text = problemTexts[problem.code];
  const { file, seq, range, detail } = problem;
  const several = range && range.from < range.to;
  const ja = [
    file,
    seq === undefined ? '' : ` 記録番号 ${seq}`,
    several ? `(${range.from}〜${range.to} のいずれか)` : '',
  ];
  const en = [
    file,
    seq === undefined ? '' : `, record ${seq}`,
    several ? ` (one of ${range.from}–${range.to})` : '',
  ];
  const more = detail === undefined ? '' : ` [${detail}]`;
  return { ja: `${ja.join('')}: ${text.ja}${more}`, en: `${en.join('')}: ${text.en}${more}` };
}

const problemTexts = {
  'checkpoint-missing': {
    ja: '照合用署名のファイルがありません。',
    en: 'the checkpoint is missing.',
  },
  'checkpoint-malformed': {
    ja: '照合用署名の形式が正しくありません。',
    en: 'the checkpoint is not in its form.',
  },
  'checkpoint-of-other-log': {
    ja: '別の発信記録の照合用署名が置かれています。',
    en: 'this is the checkpoint of another log.',
  },
  'signature-missing': {
    ja: '鍵が登録されていますが、署名がありません。',
    en: 'a key is registered, but there is no signature.',
  },
  'signature-foreign': {
    ja: '登録された鍵とは別の鍵で署名されています。',
    en: 'it is signed by another key than the registered one.',
  },
  'signature-wrong': {
    ja: '署名が内容と合いません。',
    en: 'the signature does not match the text.',
  },
  'key-malformed': {
    ja: '登録された検証鍵を読み取れません。',
    en: 'the registered verifier key cannot be read.',
  },
  'hand-over-differs': {
    ja: '署名の鍵を替えたときの最後の記録が、承認されたものと違います。',
    en: 'the last record before the key was replaced is not the one that was approved.',
  },
  'key-not-approved': {
    ja: '署名の鍵の入替えが、組織の発信記録で有効とされた方針のものではありません。',
    en: 'the replacement of the key is not in the policy that the organisation’s log has in force.',
  },
  'record-malformed': {
    ja: '記録の行が正しい形式ではありません。書き換えられています。',
    en: 'the line is not in the form of a record: it was changed.',
  },
  'unknown-version': {
    ja: 'この版の検証では読めない新しい形式の記録です。新しい版で検証してください。',
    en: 'a record of a newer format: verify with a newer version.',
  },
  'unknown-kind': {
    ja: 'この版の検証では読めない種類の記録です。新しい版で検証してください。',
    en: 'a record of a kind that this version does not know: verify with a newer version.',
  },
  'record-misplaced': {
    ja: 'この位置に別の番号の記録があります。削除、挿入または並べ替えがありました。',
    en: 'a record of another number stands here: records were deleted, inserted or reordered.',
  },
  'record-missing': {
    ja: 'この記録からあとがありません。末尾が切り取られています。',
    en: 'this record and all after it are missing: the log was truncated.',
  },
  'record-extra': {
    ja: '照合用署名より後ろに、署名の及ばない記録があります。',
    en: 'the checkpoint does not cover this record.',
  },
  'record-changed': {
    ja: '記録の内容が、次の記録または照合用署名が示す値と合いません。書き換えられています。',
    en: 'the record is not the one that its successor or the checkpoint names: it was changed.',
  },
  'records-rewritten': {
    ja: '記録が、照合用署名を作った時のものから書き換えられています。',
    en: 'records were rewritten since the checkpoint was made.',
  },
  'history-rewritten': {
    ja: '別に保管された照合用署名の後で、過去の記録が書き換えられています。',
    en: 'records before a checkpoint that was kept elsewhere were rewritten after it.',
  },
  'kept-unusable': {
    ja: '別に保管された照合用署名を読み取れないか、登録された鍵の署名がありません。',
    en: 'a checkpoint kept elsewhere cannot be read or is not signed by the registered key.',
  },
  'time-backwards': {
    ja: '前の記録より時刻が前になっています。',
    en: 'it is dated before the record that precedes it.',
  },
  'wrong-log': {
    ja: 'この発信記録にあるはずのない記録です。',
    en: 'a record that does not belong in this log.',
  },
  'checkpoint-differs': {
    ja: '照合用署名の値が記録と合いません。照合用署名が書き換えられています。',
    en: 'the checkpoint does not agree with records that are intact: the checkpoint was changed.',
  },
  'derived-differs': {
    ja: '記録から計算し直した内容と異なります。索引などのファイルが書き換えられています。',
    en: 'it is not what the records give: a derived file was changed.',
  },
  'unexpected-file': {
    ja: '発信記録にあるはずのないファイルです。',
    en: 'a file that does not belong in a log.',
  },
  'log-deleted': {
    ja: '別に保管された照合用署名、または組織の発信記録に記されている発信記録そのものがありません。',
    en: 'a checkpoint kept elsewhere or the organisation’s log names this log, but the log itself is gone.',
  },
  'log-rolled-back': {
    ja: '組織の発信記録に記された状態から続いていません。古い状態に戻されたか、別のものに置き換えられています。',
    en: 'the log does not continue from where the organisation’s log recorded it: it was set back or replaced.',
  },
  'log-missing': {
    ja: '必要な発信記録が見つからないため、確認できません。',
    en: 'a log that is needed is not here, so this cannot be decided.',
  },
  'year-not-chained': {
    ja: '前年度の発信記録につながっていません。または、前年度の発信記録が後から作り直されています。',
    en: 'it does not continue the log of the year before, or that log was remade since.',
  },
  'policy-not-in-force': {
    ja: 'その時点で有効な方針ではありません。',
    en: 'this policy was not in force at that point.',
  },
  'approval-unsound': {
    ja: '承認の記録が承認の条件を満たしていません。',
    en: 'the approval on record does not meet the conditions of an approval.',
  },
  'not-approved': {
    ja: '同じ内容の承認の記録がありません。',
    en: 'no approval of the same content is on record.',
  },
  'not-planned': {
    ja: '前に同じ投稿先別の発信の予定の記録がありません。',
    en: 'the delivery was not planned before.',
  },
  'not-as-planned': {
    ja: '予定の記録と内容が異なります。',
    en: 'the content is not the planned one.',
  },
  'no-intent': {
    ja: '前に同じ照合番号の送信開始の記録がありません。',
    en: 'no intent with this nonce is on record before it.',
  },
  'not-scheduled': {
    ja: '前に、この投稿を投稿先に予約した記録がありません。',
    en: 'no record before it hands this post over to the platform’s own timetable.',
  },
  'before-intent': {
    ja: '送信開始より前に公開されたことになっています。',
    en: 'it says that it was public before its intent.',
  },
  'confirmed-twice': {
    ja: '同じ投稿の公開が、解決の記録なしに二度記録されています。',
    en: 'the same part is confirmed twice without a person having resolved it.',
  },
  'dispatch-unsound': {
    ja: '人の指示の記録が、その指示による1回目の実行のものではないか、同じ実行から二度書かれています。',
    en: 'what a person ordered was not recorded by the first attempt of its run, or twice by one run.',
  },
  'sent-again': {
    ja: '公開を確認した投稿の送信が、解決の記録なしに再び始まっています。',
    en: 'a part that is confirmed is begun again without a person having resolved it.',
  },
  'sent-after-withdrawal': {
    ja: '公開中止・削除の指示があった投稿の送信や、その文の置き換えが始まっています。',
    en: 'a delivery that was ordered withdrawn, or the replacement of its text, is begun after it.',
  },
  'superseded-unsound': {
    ja: '訂正が、後から承認された同じ投稿の訂正の送信開始とともに終わっていません。または、終わった後に再び始まっています。',
    en: 'a correction ended for another one that was not approved after it, edits another post or did not begin then; or it was begun afterwards.',
  },
  'withdrawal-unsound': {
    ja: '公開中止・削除の指示が、承認された申請にも、権限のある人の指示にも基づいていません。',
    en: 'the withdrawal rests neither on an approved request for this post and account nor on a person’s order.',
  },
  'deletion-not-ordered': {
    ja: '指示のない投稿の削除が始まっています。',
    en: 'a deletion that nobody ordered, or of a post that is not this delivery’s.',
  },
  'deletion-not-begun': {
    ja: '前に同じ照合番号の削除の記録がありません。',
    en: 'no deletion with this nonce is on record before it.',
  },
  'nonce-repeated': {
    ja: '同じ照合番号の記録が、前にもあります。',
    en: 'an earlier record of this log has the same nonce.',
  },
  'blob-differs': {
    ja: '承認されたファイルの内容が記録のハッシュ値と合いません。',
    en: 'the bytes of an approved file are not those on record.',
  },
} as const satisfies Record<string, LedgerMessage>;

export type ProblemCode = keyof typeof problemTexts;
