import { passableRules } from '../../../guideline/passable-rules.ts';
import { acknowledgeYaml } from '../acknowledge-yaml.ts';
import { plain, verbatim } from '../markdown-text.ts';
import type { CommentInput } from './comment-input.ts';

/** For each post with something that a reason would let pass: the lines to copy into it. */
export function acknowledgeText({ examinations, language }: CommentInput): string {
  const say = words[language];
  const many = examinations.length > 1;
  return examinations
    .flatMap(({ path, examined, findings }) => {
      const rules = examined ? passableRules(findings, examined.post.waivers) : [];
      if (!examined || rules.length === 0) return [];
      const begun = examined.post.waivers.length > 0;
      const title = many ? `${plain(path)}：` : '';
      const how = begun ? say.add : say.begin;
      return [`${title}${how}\n\n${verbatim(acknowledgeYaml(rules, { begun, language }), 'yaml')}`];
    })
    .join('\n\n');
}

const words = {
  ja: {
    begin: '残すときは、投稿の先頭（`---` の間）に次の行を加え、理由を書き替えてください。',
    add: '残すときは、`acknowledge:` の下に次の行を加え、理由を書き替えてください。',
  },
  en: {
    begin:
      'To keep it, add these lines at the head of the post (between the `---`) and write the reason.',
    add: 'To keep it, add these lines under `acknowledge:` and write the reason.',
  },
} as const;
