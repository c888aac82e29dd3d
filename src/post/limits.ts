/** The slug of a post, the id of a department or an account: well under what file systems, refs and records bear. */
const name = 64;
/** A record cuts a text at 1,000 UTF-16 units: what is approved must be recorded whole. */
const recordedWhole = 500;

/**
 * How long each text of a post or of a request may be: the parser's and the
 * published JSON Schemas' one table. The parser counts UTF-16 units of the text in
 * NFC and without blanks around it. JSON Schema knows code points of what is
 * written: an editor may judge rare kanji and NFD otherwise, and koho decides.
 * Lists have no limit but that of the file.
 */
export const limits = {
  name,
  title: 200,
  source: 2_000,
  mediaFile: 500,
  /** More than any platform takes, so that the platform's own limit can be told. */
  alt: 5_000,
  rights: 500,
  linkReason: 1_000,
  question: 100,
  answer: 500,
  note: 500,
  /** `posts/<department>/<year>/<slug>.md` */
  corrects: 'posts/'.length + name + '/2026/'.length + name + '.md'.length,
  correction: recordedWhole,
  acknowledgedRule: 100,
  acknowledgeReason: 1_000,
  withdrawalReason: recordedWhole,
  whyNotCorrect: recordedWhole,
} as const;

/** Of a file: enough for the longest Facebook text in Japanese, doubled; a file beyond it is not a post. */
export const maxPostBytes = 64 * 1024;
/** As messages say it. */
export const postSize = `${maxPostBytes / 1024} KB`;

/** Signs that CommonMark reacts to, in one body: more than any post needs. */
export const maxBodySigns = 500;

/** UTF-16 units, nodes and levels: room for the register of a prefecture and a long dictionary, not for a bomb. */
export const yamlLimits = { length: 256 * 1024, nodes: 20_000, depth: 20 } as const;
