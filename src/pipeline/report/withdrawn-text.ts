import type { Language } from '../../post/message.ts';
import type { PartState } from '../../publish/delivery.ts';
import type { Withdrawn } from '../withdraw/withdraw.ts';

/** Nothing of it is public any more, as far as is known. */
export function isWithdrawn({ failure, parts }: Withdrawn): boolean {
  return failure === undefined && parts.every(({ state }) => gone.has(state));
}

/** What an order to withdraw did, for the run's log and summary. */
export function withdrawnText(withdrawn: Withdrawn, language: Language): string {
  const { post, account, did, by, failure } = withdrawn;
  const say = words[language];
  const states = withdrawn.isEdit ? { ...say.states, ...say.edits } : say.states;
  const parts = withdrawn.parts.map((part, index) => {
    const why =
      'reason' in part && part.state === 'delete_failed' ? part.reason.message : undefined;
    return `${index + 1}: ${states[part.state] ?? part.state}${why ? ` ${why[language]}` : ''}`;
  });
  return [
    `${isWithdrawn(withdrawn) ? say[did] : say.open} ${post} (${account})`,
    `@${by.login} (${by.id})`,
    ...parts,
    ...(failure ? [`${failure.message} [${failure.code}]`] : []),
  ].join('\n');
}

const gone: ReadonlySet<PartState['state']> = new Set(['withdrawn', 'deleted', 'failed']);

const words = {
  ja: {
    ordered: '公開中止・削除しました：',
    already: 'すでに公開中止・削除されています：',
    elsewhere: 'この公式アカウントの投稿ではないため、何もしていません：',
    open: '【注意】まだ公開されているおそれがあります：',
    states: {
      withdrawn: '公開中止（公開されていません）',
      deleted: '削除し、公開されていないことを確かめました',
      deleting: '削除中です。次の実行が続けます',
      delete_failed: '削除できていません。',
      failed: '公開されていません',
      held: '公開されたか不明です。Issueの案内に沿って答えてください',
      intended: '公開されたか確かめています',
    } as Partial<Record<PartState['state'], string>>,
    edits: {
      withdrawn:
        '訂正をやめました。公開中の投稿は、いまの文のまま残っています。消すには、元の投稿の公開中止・削除を指示してください',
      deleted: '訂正の文を載せていた公開中の投稿を削除し、公開されていないことを確かめました',
      prepared:
        '訂正の文に置き換わったか確かめています。置き換わっていたら公開中の投稿を削除し、いなければ訂正だけをやめます。次の実行が続けます',
      held: '訂正の文に置き換わったか不明です。Issueの案内に沿って答えてください',
    } as Partial<Record<PartState['state'], string>>,
  },
  en: {
    ordered: 'Withdrawn:',
    already: 'It was withdrawn before:',
    elsewhere: 'Not a post of this account; nothing was done:',
    open: 'ATTENTION: it may still be public:',
    states: {
      withdrawn: 'withdrawn, never public',
      deleted: 'deleted, and read back as gone',
      deleting: 'being deleted; the next run goes on',
      delete_failed: 'not deleted.',
      failed: 'never public',
      held: 'unknown whether public; answer as the issue says',
      intended: 'being found out whether it is public',
    } as Partial<Record<PartState['state'], string>>,
    edits: {
      withdrawn:
        'the correction ended; the public post stays with the text that it has. To delete it, order the withdrawal of the corrected post',
      deleted: 'the public post that carried its text is deleted, and read back as gone',
      prepared:
        'being found out whether the text was replaced: if so, the public post is deleted, if not, only the correction ends; the next run goes on',
      held: 'unknown whether the text was replaced; answer as the issue says',
    } as Partial<Record<PartState['state'], string>>,
  },
} as const;
