import type { Message } from '../post/message.ts';
import type { Reason } from './delivery.ts';

/** Why a delivery does not go on, in words for people. Platforms and the gate add reasons of their own. */
const messages = {
  'past-latest-at': {
    ja: '公開の期限（latest_at）を過ぎたため、公開を保留しました。必要なら期限を改めて承認を受けてください。',
    en: 'The latest time of publication (latest_at) has passed, so the post is held. If it is still needed, have it approved with a new time.',
  },
  'clock-far-off': {
    ja: 'この計算機の時計が、投稿先の時計と60秒より大きく違います。送信せずに終えました。',
    en: "This machine's clock is more than 60 s off the platform's. Nothing was sent.",
  },
  'rate-limited': {
    ja: '投稿先の回数の上限のため、期限までに公開できません。公開を保留しました。',
    en: 'The rate limit of the platform leaves no time to publish it, so the post is held.',
  },
  'attempts-exhausted': {
    ja: '送信を上限の回数まで試みましたが、公開できませんでした。投稿先の状態を確認してください。',
    en: 'The post was tried as often as allowed and could not be published. Please look at the state of the platform.',
  },
  'run-not-known-ended': {
    ja: '送信を始めた処理が終わったと確認できません。タイムラインを見て、公開済みかどうかをお知らせください。',
    en: 'It is not certain that the run which began sending has ended. Please look at the timeline and say whether the post is public.',
  },
  unreadable: {
    ja: 'タイムラインを読み取れないため、公開済みかどうか分かりません。目で見て確かめ、結果をお知らせください。',
    en: 'The timeline cannot be read, so it is not known whether the post is public. Please look at it and say so.',
  },
  absent: {
    ja: 'タイムラインに投稿がないことを確認しました。送信をやり直します。',
    en: 'The timeline was read and does not hold the post. It will be sent again.',
  },
  'not-prepared': {
    ja: '公開前の準備の段階で処理が止まりました。公開されていないため、やり直します。',
    en: 'The run stopped while preparing. Nothing is public, so it will be tried again.',
  },
  'thread-incomplete': {
    ja: 'スレッドの途中で公開できなくなりました。公開済みの部分をどうするか決めてください。',
    en: 'A thread could not be finished. Please decide what to do with the part that is public.',
  },
  'withdrawn-while-sending': {
    ja: '公開中止の求めがありましたが、すでに送信を始めています。投稿先で、公開されていないか確かめてください。',
    en: 'Withdrawal was asked for while the post was being sent. Please look at the platform whether it is public.',
  },
  'withdrawn-after-part': {
    ja: '公開中止の求めがありましたが、すでに一部が公開されています。どうするか決めてください。',
    en: 'Withdrawal was asked for, but a part is already public. Please decide what to do.',
  },
  'withdrawal-ordered': {
    ja: '公開中止・削除の指示があったため、送信しません。',
    en: 'It was ordered withdrawn, so nothing of it is sent.',
  },
  'still-public': {
    ja: '削除を求めましたが、投稿先にまだ表示されています。もう一度削除します。',
    en: 'Deletion was asked for, and the platform still shows the post. It will be deleted again.',
  },
  'deletion-unreadable': {
    ja: '削除したかどうかを投稿先で確かめられません。確かめ直してから、もう一度削除します。',
    en: 'Whether the post is deleted cannot be read at the platform. It is read again, and deleted again.',
  },
  'edition-bound': {
    ja: 'この投稿はすでに別の内容で送信を始めています。内容を変えるときは、訂正として新しい投稿を作ってください。',
    en: 'This post has already begun to be sent with other content. To change it, write a correction as a new post.',
  },
  'withdrawn-is-final': {
    ja: 'この投稿は公開中止になっています。改めて公開するときは、新しい投稿を作ってください。',
    en: 'This post was withdrawn. To publish after all, write a new post.',
  },
  'content-differs': {
    ja: '承認された内容と、いまの内容が一致しません。公開を保留しました。',
    en: 'The content now is not the content that was approved. The post is held.',
  },
  'payload-differs': {
    ja: '承認されたときと公開する文面が一致しません。公開を保留しました。',
    en: 'The text to be sent is not the text that was approved. The post is held.',
  },
  'account-closed': {
    ja: 'このアカウントは閉鎖済みとして登録されています。',
    en: 'This account is registered as closed.',
  },
  'credentials-wrong': {
    ja: '認証情報が、登録された公式アカウントのものではありません。設定を確認してください。',
    en: 'The credentials do not belong to the registered official account. Please check the settings.',
  },
  'credentials-unchecked': {
    ja: '認証情報を確認できませんでした。確認できるまで送信しません。',
    en: 'The credentials could not be checked. Nothing is sent until they can be.',
  },
  'gate-unreadable': {
    ja: '公開の条件（停止・方針・承認）を読み取れませんでした。読み取れるまで送信しません。',
    en: 'The conditions for publishing (pause, policy, approval) could not be read. Nothing is sent until they can be.',
  },
  'gate-stale': {
    ja: '公開の条件の確認が古すぎます。確認し直せるまで送信しません。',
    en: 'The conditions for publishing were read too long ago. Nothing is sent until they are read again.',
  },
  'lease-over': {
    ja: '送信の持ち時間が過ぎたため、送信せずに終えました。',
    en: 'The time allowed for sending was over, so nothing was sent.',
  },
  'already-public': {
    ja: '前の送信で公開されていたことが分かったため、送信しませんでした。',
    en: 'An earlier attempt turned out to be public, so nothing was sent.',
  },
  'schedule-refused': {
    ja: '投稿先が予約を受け付けませんでした。予約をやめ、公開日時にkohoが公開します。',
    en: 'The platform did not take the post on its timetable. koho publishes it itself when it is due.',
  },
  'changed-at-platform': {
    ja: '投稿先の予約が、kohoの入れたものから変わっています。予約を取り消し、承認された日時にkohoが公開します。',
    en: 'The post on the timetable of the platform was changed there. It is called back, and koho publishes it at the approved time.',
  },
  'not-out-in-time': {
    ja: '予約の時刻を過ぎても、投稿先で公開されません。予約を取り消します。',
    en: 'The time on the timetable has passed and the platform did not publish the post. It is called back.',
  },
  'gone-at-platform': {
    ja: '予約した投稿が、投稿先からなくなっています。だれかが削除したと思われます。公開するかどうか決めてください。',
    en: 'The post on the timetable is gone from the platform: somebody seems to have deleted it. Please decide whether it is to be published.',
  },
  'called-back-too-late': {
    ja: '予約の取消しが間に合わず、すでに公開されていました。削除するかどうか、すぐに決めてください。',
    en: 'It was to be called back and was public already. Please decide at once whether to delete it.',
  },
  'edit-too-early': {
    ja: '訂正する投稿がまだ公開されていません。公開されてから、その文を置き換えます。',
    en: 'The post to be corrected is not public yet. Its text is replaced once it is.',
  },
  'edit-waits': {
    ja: '同じ投稿の前の訂正を送信しているところか、終わったばかりです。その送信が後から届くことのないように待ってから、文を置き換えます。人は何もする必要がありません。前の訂正が公開保留になっても、答えを待たずに置き換え、前の訂正はそこで終わります。',
    en: 'An earlier correction of the same post is just being sent, or has only just ended. The text is replaced once nothing of it can arrive any more. Nobody has to do anything: should the earlier one be held, the text is replaced without waiting for an answer, and the earlier one ends there.',
  },
  'edit-waits-withdrawal': {
    ja: '同じ投稿の前の訂正に公開中止・削除の指示があり、その文が公開されているかを確かめています。公開されていれば公開中の投稿を削除し、されていなければ前の訂正だけをやめて、この訂正に進みます。読み取れずに公開保留になったら、投稿を見て、次のように答えてください（--answer は confirmed か withdrawn）。',
    en: 'An earlier correction of the same post is ordered withdrawn, and it is being found out whether its text is public. If so, the public post is deleted; if not, only that correction ends, and this one goes on. Should it be held because that cannot be read, look at the post and answer so (--answer confirmed or withdrawn):',
  },
  superseded: {
    ja: '同じ投稿の後の訂正が、代わりに公開中の文を置き換えます。この訂正は、もう送信しません。この訂正の文が一時公開されていたかは、確かめていません。',
    en: 'A later correction of the same post replaces the public text in its place. Nothing of this one is sent any more. Whether its text was public for a while was not found out.',
  },
  'edit-unreadable': {
    ja: 'この訂正に公開中止・削除の指示がありましたが、公開中の投稿の文を読み取れないため、この訂正の文に置き換わっているか分かりません。投稿を見て、結果をお知らせください。置き換わっていれば、公開中の投稿を削除します。',
    en: 'This correction is ordered withdrawn, and the text of the public post cannot be read, so it is not known whether it was replaced. Please look at the post and say so. Where it was, the public post is deleted.',
  },
  'edit-target-gone': {
    ja: '文を置き換える投稿が、いまは公開されていません（削除・公開保留など）。何も送信していません。新しい投稿で訂正するか、公開中止にするかを決めてください。',
    en: 'The post whose text is to be replaced is not public now (deleted, held or the like). Nothing was sent. Please decide whether to correct it by a new post or to withdraw the correction.',
  },
  'edit-not-possible': {
    ja: 'この投稿先では、公開した投稿の文を置き換えられません。新しい投稿で訂正してください。',
    en: 'The text of a public post cannot be replaced on this platform. Correct it by a new post.',
  },
  'platform-fault': {
    ja: '投稿先との通信で予期しない失敗がありました。',
    en: 'Talking to the platform failed in an unexpected way.',
  },
  'answered-by-person': {
    ja: '担当者の確認結果に従います。',
    en: 'Decided by a person who looked.',
  },
} as const satisfies Record<string, Message>;

/** Which correction it waits for, so that nobody has to search. */
export function editWaits(posts: readonly string[]): Reason {
  return withDetail('edit-waits', {
    ja: `前の訂正：${posts.map((post) => `${post}.md`).join('、')}`,
    en: `The earlier correction: ${posts.map((post) => `${post}.md`).join(', ')}.`,
  });
}

/** Nothing is known yet of what becomes of the post; where nobody can read it, a person says. */
export function editAwaitsWithdrawal({
  post,
  account,
}: {
  readonly post: string;
  readonly account: string;
}): Reason {
  const command = `koho resolve ${post} --account ${account} --answer … --why "…"`;
  return withDetail('edit-waits-withdrawal', { ja: command, en: command });
}

export function superseded(by: string): Reason {
  return withDetail('superseded', { ja: `後の訂正：${by}.md`, en: `The later one: ${by}.md.` });
}

function withDetail(code: PublishReasonCode, { ja, en }: Message): Reason {
  const { message } = reason(code);
  return { code, message: { ja: `${message.ja}${ja}`, en: `${message.en} ${en}` } };
}

/** Adapters use this code, too: the platform takes no more requests for now. */
export const rateLimited = 'rate-limited' satisfies PublishReasonCode;

export type PublishReasonCode = keyof typeof messages;

export function reason(code: PublishReasonCode): Reason {
  return { code, message: messages[code] };
}
