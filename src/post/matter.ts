import matter from 'gray-matter';

/** A text with front matter in two, as gray-matter divides it. Nothing is parsed or run here. */
export function divide(text: string): { readonly settings: string; readonly body: string } {
  let settings = '';
  // Always with options: without them a cache answers the second call for a bad file with `{data: {}}`.
  const { content } = matter(text, {
    language: 'yaml',
    engines: {
      // Only kept: values and errors need exact places, which our own reader of YAML gives.
      yaml: {
        parse(source: string) {
          settings = source.replace(/^\n/, '');
          return {};
        },
      },
      // `---js` is evaluated by default; whatever gets past the fences' own check ends here.
      javascript: deny,
      json: deny,
    },
  });
  return { settings, body: content };
}

const deny = {
  parse(): never {
    throw new TypeError('front matter is YAML and nothing else');
  },
};
