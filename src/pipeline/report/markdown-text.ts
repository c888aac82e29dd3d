/** Text of others inside a comment: nothing in it may become markup, a mention or a link of ours. */
export function plain(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]#|~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/:(?=\/\/|[a-z0-9_+-]+:)/gi, '&#58;')
    .replace(/@/g, '&#64;')
    .replace(/\r?\n/g, '<br>');
}

/** The exact text as a code block: what the head reads is what goes out. The fence is longer than any run inside. */
export function verbatim(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
