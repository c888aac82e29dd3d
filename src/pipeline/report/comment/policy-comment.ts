import { isReady } from '../../check/verdict.ts';
import { plain } from '../markdown-text.ts';
import { toldOnce } from '../told-once.ts';
import type { CommentInput } from './comment-input.ts';
import { findingsList } from './findings-list.ts';
import { policyApproval, policySection } from './policy-section.ts';

/** For a pull request that changes the policy and no post: what is to be approved, in words. */
export function policyComment(input: CommentInput): string {
  const { general, language, policyProposal: proposal } = input;
  const say = words[language];
  const ready = isReady(general);
  return [
    `### ${ready ? say.request : say.mend(general.length)}`,
    say.author(plain(input.author)),
    ...(general.length > 0
      ? [`#### ${ready ? say.warnings : say.findings}`, findingsList(toldOnce(general), input)]
      : []),
    ...(proposal?.described ? [policySection(proposal.described, language)] : [say.unreadable]),
    ...(ready ? [policyApproval(input)] : []),
    `<sub>${say.disclosure}</sub>`,
  ].join('\n\n');
}

const words = {
  ja: {
    request: '【承認のお願い】規程の変更',
    mend: (count: number) => `規程に直すところがあります（${count}件）`,
    author: (login: string) => `起案 ${login}　投稿は変えません。公開されるものはありません。`,
    findings: '直してください',
    warnings: '注意',
    unreadable: '何が変わるかは、直した後に表示します。',
    disclosure: 'この記載は公文書開示の対象になることがあります。',
  },
  en: {
    request: '[Approval requested] A change of the policy',
    mend: (count: number) => `The policy needs mending (${count})`,
    author: (login: string) => `by ${login}. No post changes; nothing is published by it.`,
    findings: 'Please mend',
    warnings: 'Warnings',
    unreadable: 'What it changes is shown once it is mended.',
    disclosure: 'This text may be subject to disclosure as an official document.',
  },
} as const;
