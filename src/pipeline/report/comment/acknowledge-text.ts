import { passableRules } from '../../../guideline/passable-rules.ts';
import { plain, verbatim } from '../markdown-text.ts';
import type { CommentInput } from './comment-input.ts';

/** For each post with something that a reason would let pass: the lines to copy into it. */
export function acknowledgeText({ examinations, language }: CommentInput): string {
  const say = words[language];
  const many = examinations.length > 1;
  return examinations
    .flatMap(({ path, examined, findings }) => {
      const rules = examined ? passableRules(examined.post, findings) : [];
      if (!examined || rules.length === 0) return [];
      const begun = examined.post.waivers.length > 0;
      const title = many ? `${plain(path)}：` : '';
      const how = begun ? say.add : say.begin;
      return [
        `${title}${how}\n\n${verbatim(acknowledgeYaml(rules, { begun, reason: say.here }), 'yaml')}`,
      ];
    })
    .join('\n\n');
}

/** `begun`: the post has an `acknowledge` already, under which the lines go. */
export function acknowledgeYaml(
  rules: readonly string[],
  { begun, reason }: { readonly begun: boolean; readonly reason: string },
): string {
  const items = rules.map((rule) => `  - rule: ${rule}\n    reason: ${reason}`);
  return [...(begun ? [] : ['acknowledge:']), ...items].join('\n');
}

const words = {
  ja: {
    begin: '残すときは、投稿の先頭（`---` の間）に次の行を加え、理由を書き替えてください。',
    add: '残すときは、`acknowledge:` の下に次の行を加え、理由を書き替えてください。',
    here: 'ここに理由を書く',
  },
  en: {
    begin:
      'To keep it, add these lines at the head of the post (between the `---`) and write the reason.',
    add: 'To keep it, add these lines under `acknowledge:` and write the reason.',
    here: 'write the reason here',
  },
} as const;
