import type { Message } from '../../post/message.ts';
import type { NamedPost } from '../../publish/ports/platform.ts';
import { KohoError } from '../workplace/koho-error.ts';

export function noSuchPost(post: string, held: readonly string[]): KohoError {
  const list = held.join(', ');
  return new KohoError('wrong-use', {
    ja: `このアカウントには、回答を待つ投稿「${post}」がありません。${list && `公開保留：${list}`}`,
    en: `No post "${post}" waits for an answer on this account. ${list && `Held: ${list}`}`,
  });
}

export function noSuchPart(parts: number): KohoError {
  return new KohoError('wrong-use', {
    ja: `その番号の1件はありません。1から${parts}までで指定してください。`,
    en: `There is no such part. Give a number from 1 to ${parts}.`,
  });
}

export function notHeld(): KohoError {
  return new KohoError('wrong-use', {
    ja: '公開保留ではありません。ほかの人が答えたか、結果が分かりました。何も記録していません。',
    en: 'It is not held: somebody else has answered, or its outcome became known. Nothing was recorded.',
  });
}

export function notThatAnswer(): KohoError {
  return new KohoError('wrong-use', {
    ja: '一度も送信していないため、「公開されていた」とは答えられません。retryable か withdrawn を選んでください。',
    en: 'Nothing was ever sent, so it cannot be public. Answer retryable or withdrawn.',
  });
}

export function whichPost(): KohoError {
  return new KohoError('wrong-use', {
    ja: '公開されていた投稿のURL（--url）か番号（--remote-id）を指定してください。Facebookは「ページの番号_投稿の番号」です。',
    en: 'Name the public post by its address (--url) or id (--remote-id). On Facebook the id is <page>_<post>.',
  });
}

export function claimedByOther(id: string): KohoError {
  return notConfirmed({
    ja: `投稿 ${id} は、別の投稿の公開として記録されています。`,
    en: `The post ${id} is on record as another one.`,
  });
}

export function notReadable(why: Message | string): KohoError {
  const said = typeof why === 'string' ? { ja: why, en: why } : why;
  return notConfirmed({
    ja: `指定された投稿を読み取れませんでした（${said.ja}）。しばらくして、もう一度答えてください。`,
    en: `The post you named could not be read (${said.en}). Answer again later.`,
  });
}

type Mismatch = Extract<NamedPost, { readonly seen: 'other' }>['why'] | 'older' | 'not-corrected';

export function notItsPost(why: Mismatch): KohoError {
  return notConfirmed(mismatches[why]);
}

const mismatches: { readonly [Why in Mismatch]: Message } = {
  absent: {
    ja: '指定された投稿は、投稿先に公開されていません。',
    en: 'The post you named is not public there.',
  },
  author: {
    ja: '指定された投稿は、この公式アカウントのものではありません。',
    en: 'The post you named is not by this official account.',
  },
  text: {
    ja: '指定された投稿の文面は、承認された文面と違います。',
    en: 'The text of the post you named is not the approved one.',
  },
  older: {
    ja: '指定された投稿は、最初の送信より前に公開されています。',
    en: 'The post you named was public before the first attempt.',
  },
  'not-corrected': {
    ja: '指定された投稿は、文を置き換えようとした投稿ではありません。',
    en: 'The post you named is not the one whose text was to be replaced.',
  },
};

function notConfirmed({ ja, en }: Message): KohoError {
  return new KohoError('not-confirmed', {
    ja: `${ja}何も記録していません。公開保留のままです。`,
    en: `${en} Nothing was recorded; it is still held.`,
  });
}
