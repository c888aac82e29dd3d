/** What the watchdog's issue about a post that is ordered gone says. */
export const undeletedWords = {
  ja: {
    conclusion: {
      'under-way': '公開中止・削除の指示がありましたが、まだ終わっていません。',
      'not-taken': '公開中止・削除が承認されましたが、まだ始まっていません。',
      unrecorded: '公開中止・削除の申請がマージされましたが、承認の確認がまだ始まっていません。',
    },
    mayBePublic: '今も公開されているおそれがあります。',
    post: '投稿：',
    since: '指示された時刻：',
    state: '発信記録での状態：',
    unrecorded: 'まだ記録がありません（mainへの変更を、団体の記録の仕事が見ていません）',
    unclear: '記録が矛盾していて、分かりません（`koho audit verify` で確かめてください）',
    title: 'してください',
    job: (url: string, account: string) =>
      `[publish](${url}) を開き、失敗した実行があれば、その概要を読みます。なければ［Run workflow］で account に \`${account}\` を選んで始めます。一時停止中でも削除は進みます。何度始めても構いません。`,
    clock: (url: string) =>
      `[clock](${url}) が動いていなければ、［Run workflow］で始めます。両方とも始まらないときは、GitHubの障害かもしれません。`,
    byHand:
      '急ぐときは待たずに、アカウントの画面（Facebookは予約投稿も）を開き、残っていれば手で削除してください。後で koho が読み直し、なくなったことを記録します。',
    closes:
      'なくなるか、公開保留・削除できないことの知らせに移ると、koho がこのIssueを閉じます。手で閉じると、この指示ではもう知らせません。',
  },
  en: {
    conclusion: {
      'under-way': 'It was ordered withdrawn, and that is not over.',
      'not-taken': 'Its withdrawal was approved and has not begun.',
      unrecorded:
        'The request to withdraw it was merged, and its approval has not even been looked at.',
    },
    mayBePublic: 'It may still be public.',
    post: 'Post: ',
    since: 'Ordered at: ',
    state: 'State on record: ',
    unrecorded: 'none yet (the organisation’s job has not seen this change of main)',
    unclear: 'not known, its records contradict each other (ask `koho audit verify`)',
    title: 'What to do',
    job: (url: string, account: string) =>
      `Open [publish](${url}). If a run failed, read its summary. If there is none, start one: “Run workflow”, account \`${account}\`. Deleting goes on also while everything is paused, and starting it again does no harm.`,
    clock: (url: string) =>
      `If [clock](${url}) is not running, start it: “Run workflow”. If neither starts, GitHub itself may be in trouble.`,
    byHand:
      'If it is urgent, do not wait: open the account’s page (on Facebook the scheduled posts too) and delete by hand what is still there. Later koho reads it back, and records that it is gone.',
    closes:
      'koho closes this issue when the post is gone, held, or told of as one that cannot be deleted. If you close it, you will not be told of this order again.',
  },
} as const;
