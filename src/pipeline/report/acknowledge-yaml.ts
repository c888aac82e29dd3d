import type { Language } from '../../post/message.ts';

/** Lines to copy into a post. `begun`: it has an `acknowledge` already, under which they go. */
export function acknowledgeYaml(
  rules: readonly string[],
  { begun, language }: { readonly begun: boolean; readonly language: Language },
): string {
  const items = rules.map((rule) => `  - rule: ${rule}\n    reason: ${here[language]}`);
  return [...(begun ? [] : ['acknowledge:']), ...items].join('\n');
}

/** Taken for no reason where it is left as it is. */
const here = { ja: 'ここに理由を書く', en: 'write the reason here' };
