import type { Account } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';

/** A request to be filled in: as it stands it is not acceptable, the reasons are empty. */
export function withdrawalTemplate(
  post: string,
  accounts: readonly Account[],
  language: Language,
): string {
  const words = templates[language];
  const comment = (text: string) => text.split('\n').map((line) => `# ${line}`);
  return [
    '---',
    ...comment(words.intro(post)),
    '',
    ...comment(words.accounts),
    '# accounts:',
    ...accounts.map(({ id }) => `#   - ${id}`),
    '',
    ...comment(words.reason),
    'reason: ""',
    '',
    ...comment(words.whyNotCorrect),
    'why_not_correct: ""',
    '---',
    '',
  ].join('\n');
}

const templates = {
  ja: {
    intro: (post: string) => `投稿 ${post} の公開中止・削除の申請です。
所属長が承認してmainに入ると、公開前のものは公開を中止し、公開したものは投稿先から削除します。
取り消せません。引用や画面の保存は残ります。訂正の投稿（corrects）で足りないか、先に考えてください。
急ぐときは、所属長・代決者が koho withdraw で削除できます。`,
    accounts:
      'この投稿を公開したすべてのアカウントから削除します。一部だけにするときは「# 」を消して書きます。',
    reason:
      '理由。何が誤りで、だれに何が起きるおそれがあるか。記録に残るので、個人情報は書かないでください。',
    whyNotCorrect: '訂正の投稿では足りない理由',
  },
  en: {
    intro: (post: string) => `A request to withdraw ${post}.
Once the section head has approved it and it is on main, what is not public yet is not
published, and what is public is deleted. This cannot be undone; quotations and screenshots
remain. Think first whether a correction (corrects) suffices.
In a hurry, the head or deputy deletes with koho withdraw.`,
    accounts:
      'It is withdrawn from every account that published it. Take the "# " off to name some.',
    reason:
      'The reason: what is wrong, and what it may do to whom. It stays on record; no personal data.',
    whyNotCorrect: 'Why a correction does not suffice.',
  },
} as const;
