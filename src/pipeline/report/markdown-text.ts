/** Text of others inside a comment: nothing in it may become markup, a mention or a link of ours. */
export function plain(text: string): string {
  return text
    .replace(/\r?\n/g, '\n')
    .replace(mentions, '$&\u200b')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~]|^#/gm, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/:(?=\/\/|[a-z0-9_+-]+:)/gi, '&#58;')
    .replace(/\n/g, '<br>');
}

/**
 * What GitHub makes mentions, references and links of. It looks for them after
 * Markdown, so an entity alone does not stop it: a zero-width space follows.
 */
const mentions = /@|#(?=\d)|\b(?:www|GH)(?=[.-])/gi;

/** The exact text as a code block: what the head reads is what goes out. The fence is longer than any run inside. */
export function verbatim(text: string, language: 'text' | 'yaml' = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
