import type { Language } from '../../post/message.ts';
import { lastIntent } from '../../publish/last-intent.ts';
import type { HeldIssueInput } from './held-issue.ts';
import { heldPart } from './held-known.ts';
import { verbatim } from './markdown-text.ts';

type Answer = 'confirmed' | 'retryable' | 'withdrawn';

/**
 * The answers that this part can take, each as a command and as the fields of the
 * form. Ordered gone, nothing of it is sent again, and what is public is deleted:
 * whoever answers must know that, as a deletion cannot be undone.
 */
export function heldAnswers(input: HeldIssueInput, language: Language): string[] {
  const { delivery, policy, now } = input;
  const say = words[language];
  const found = heldPart(delivery);
  if (found === undefined) return [];
  const wasSent = lastIntent(found.held.before) !== undefined;
  const ordered = delivery.removal !== undefined;
  const late = !ordered && now >= delivery.latestAt;
  const answers: Answer[] = [
    ...(wasSent ? (['confirmed'] as const) : []),
    ...(late || ordered ? [] : (['retryable'] as const)),
    'withdrawn',
  ];
  const { web, repository } = policy.organisation.forge;
  const part = found.index + 1;
  return [
    `### ${say.title}`,
    ...answers.flatMap((answer) => [
      meaning(answer, { ordered, isEdit: delivery.edits !== undefined }, say),
      verbatim(command(input, answer, part, say.reason, say.url), 'text'),
    ]),
    ...(late ? [say.late, ''] : []),
    say.form(`${web}/${repository}/actions/workflows/brakes.yml`),
    '',
    '| | |',
    '|---|---|',
    '| order | `resolve` |',
    `| account | \`${delivery.account}\` |`,
    `| post | \`${delivery.post}\` |`,
    `| part | \`${part}\` |`,
    `| answer | ${answers.map((answer) => `\`${answer}\``).join(' / ')} |`,
    ...(wasSent ? [`| named | ${say.named} |`] : []),
    `| why | ${say.reason} |`,
    '',
    say.recorded,
  ];
}

function meaning(
  answer: Answer,
  { ordered, isEdit }: { readonly ordered: boolean; readonly isEdit: boolean },
  say: (typeof words)[Language],
): string {
  const whereOrdered = isEdit ? say.whereEditOrdered : say.whereOrdered;
  if (ordered && answer !== 'retryable') return whereOrdered[answer];
  return isEdit ? say.ofEdits[answer] : say.answers[answer];
}

function command(
  { delivery }: HeldIssueInput,
  answer: Answer,
  part: number,
  reason: string,
  url: string,
): string {
  const named = answer === 'confirmed' ? ` --url "${url}"` : '';
  return `npm run --silent koho -- resolve ${delivery.post} --account ${delivery.account} --part ${part} --answer ${answer}${named} --why "${reason}"`;
}

const words = {
  ja: {
    title: '2 答えてください',
    answers: {
      confirmed:
        '**公開されていた**（所属長・代決者・運用担当者）。その投稿を読み取って確かめてから記録します。',
      retryable:
        '**公開されていない。送信し直す**（所属長・運用担当者）。公開されていたら二重になります。必ず見てから答えてください。',
      withdrawn: '**もう公開しない**（所属長・代決者・運用担当者）。公開された分は消えません。',
    },
    ofEdits: {
      confirmed:
        '**置き換わっていた**（所属長・代決者・運用担当者）。その投稿を読み取って確かめてから記録します。',
      retryable:
        '**もう一度置き換える**（所属長・運用担当者）。置き換わっていても、重ねて害はありません。',
      withdrawn:
        '**置き換えない**（所属長・代決者・運用担当者）。公開中の投稿は、いまの文のまま残ります。',
    },
    whereOrdered: {
      confirmed:
        '**公開されていた**（所属長・代決者・運用担当者）。その投稿を読み取って記録し、**次の実行で削除します。取り消せません。** 急ぐときは、答えた後に、所属長か代決者が withdraw をもう一度始めてください。',
      withdrawn:
        '**公開されていない**（所属長・代決者・運用担当者）。公開されていたら、消えずに残ります。必ず見てから答えてください。',
    },
    whereEditOrdered: {
      confirmed:
        '**この訂正の文に置き換わっていた**（所属長・代決者・運用担当者）。読み取って記録し、**次の実行で公開中の投稿そのものを削除します。取り消せません。**',
      withdrawn:
        '**置き換わっていない**（所属長・代決者・運用担当者）。訂正をやめるだけで、公開中の投稿は、いまの文のまま残ります。必ず見てから答えてください。',
    },
    late: '公開の期限を過ぎたため、送信し直すことはできません。必要なら、新しい日時で承認を受けた投稿を出してください。',
    form: (url: string) =>
      `GitHubの画面では、[brakes](${url}) の［Run workflow］で、Branch: main のまま次を入れます。`,
    named: '公開されていた投稿のURLか番号（confirmed のとき）',
    reason: '理由',
    url: '投稿のURL',
    recorded:
      '答えた人の番号、理由、実行の番号を発信記録に残します。再実行（Re-run）では答えられません。',
  },
  en: {
    title: '2 Answer',
    answers: {
      confirmed:
        '**It was published** (head, deputy, operator). The post is read back before it goes on record.',
      retryable:
        '**It was not; send it again** (head, operator). If it was, it will be there twice: look first.',
      withdrawn: '**Give it up** (head, deputy, operator). What is public stays public.',
    },
    ofEdits: {
      confirmed:
        '**The text was replaced** (head, deputy, operator). The post is read back before it goes on record.',
      retryable:
        '**Replace it again** (head, operator). Where it was replaced already, that does no harm.',
      withdrawn:
        '**Do not replace it** (head, deputy, operator). The public post stays with the text that it has.',
    },
    whereOrdered: {
      confirmed:
        '**It was published** (head, deputy, operator). The post is read back, goes on record, and **the next run deletes it, for good.** In a hurry the head or deputy starts *withdraw* once more after the answer.',
      withdrawn: '**It was not** (head, deputy, operator). If it was, it stays there: look first.',
    },
    whereEditOrdered: {
      confirmed:
        '**The text was replaced by this one** (head, deputy, operator). The post is read back, goes on record, and **the next run deletes the public post itself, for good.**',
      withdrawn:
        '**It was not** (head, deputy, operator). Only the correction ends; the public post stays with the text that it has. Look first.',
    },
    late: 'Its latest time has passed, so it cannot be sent again. If it is still needed, have a post approved with a new time.',
    form: (url: string) =>
      `On GitHub’s pages: “Run workflow” of [brakes](${url}), Branch: main, with these fields.`,
    named: 'address or id of the public post (for confirmed)',
    reason: 'reason',
    url: 'address of the post',
    recorded: 'Who answered (numeric id), why, and the run go on record. A re-run answers nothing.',
  },
} as const;
