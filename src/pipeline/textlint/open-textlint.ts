import type { Finding } from '../../guideline/rule.ts';
import { redactTexts } from '../../guideline/sensitive/redact.ts';
import { sensitiveTexts } from '../../guideline/sensitive/sensitive-texts.ts';
import { writtenLines } from '../../guideline/text-lines.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';
import type { Post } from '../../post/post.ts';
import { lintPassage } from './lint-passage.ts';
import { loadTextlint } from './load-textlint.ts';

/** The organisation's own textlint (ADR 0019), where somebody asked for it. */
export interface Textlint {
  /** Warnings on the texts as they are published. */
  readonly findingsOf: (post: Post, policy: Policy) => Promise<readonly Finding[]>;
  /** Which rules failed, for people; undefined where none did. */
  readonly failed: (language: Language) => string | undefined;
}

/**
 * Rules are code of the repository: only a person at their own clone, or a job
 * that trusts what it has checked out, may open this. Never the check of a pull
 * request.
 * @throws KohoError where textlint is not configured or not installed
 */
export async function openTextlint(root: string): Promise<Textlint> {
  const textlint = await loadTextlint(root);
  /** By rule: what it said when it failed first. */
  const failures = new Map<string, string>();
  return {
    async findingsOf(post, policy) {
      const findings: Finding[] = [];
      for (const { passages } of post.variants) {
        for (const passage of passages) {
          findings.push(...(await lintPassage(passage, { textlint, post, policy, failures })));
        }
      }
      return redactTexts(findings, sensitiveTexts(writtenLines(post), policy));
    },
    failed(language) {
      if (failures.size === 0) return undefined;
      const rules = [...failures].map(([rule, why]) => `${rule}: ${why}`).join(' / ');
      return {
        ja: `textlint の規則が途中で失敗しました。ほかの規則の結果は示しています。（${rules}）`,
        en: `Rules of textlint failed; what the others found is shown. (${rules})`,
      }[language];
    },
  };
}
