import { bones, type Likeness, percentDecoded } from '../likeness.ts';

/** What X made of a text: `&`, `<`, `>` are HTML entities and each link is a t.co link. */
export interface ShownText {
  readonly text: string;
  readonly urls: readonly ShownUrl[];
}

export interface ShownUrl {
  /** Code points into the text; only their order is used, their base has changed over time. */
  readonly start: number;
  /** The t.co link. */
  readonly url: string;
  /** What the author typed, often in another spelling. */
  readonly expanded: string;
  /** X's own link to the attached media, after the text. */
  readonly media: boolean;
}

type Piece = { readonly literal: string } | { readonly link: string };

/** Whether X shows the text that was sent: restored, it must be exactly that. */
export function sameText(shown: ShownText, sent: string): Likeness {
  const pieces = restore(shown);
  if (isExactly(pieces, sent.normalize('NFC').trim())) return 'same';
  const restored = pieces
    .map((piece) => ('link' in piece ? unescapeHtml(piece.link) : piece.literal))
    .join('');
  return bones(restored) === bones(sent) ? 'similar' : 'different';
}

/** Links are looked for in their order, so that two equal ones are two pieces. */
function restore({ text, urls }: ShownText): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { url, expanded, media } of [...urls].sort((a, b) => a.start - b.start)) {
    const at = text.indexOf(url, from);
    // Several pictures share one link.
    if (at < 0) continue;
    pieces.push({ literal: text.slice(from, at) });
    if (!media) pieces.push({ link: expanded });
    from = at + url.length;
  }
  pieces.push({ literal: text.slice(from) });
  return trimmed(
    pieces.map((piece) =>
      'link' in piece ? piece : { literal: unescapeHtml(piece.literal).normalize('NFC') },
    ),
  );
}

/** The link to media leaves a space before it; X trims the rest itself. */
function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const kept = pieces.filter((piece) => 'link' in piece || piece.literal !== '');
  const last = kept.at(-1);
  if (last === undefined || 'link' in last) return kept;
  const literal = last.literal.trimEnd();
  return literal === '' ? trimmed(kept.slice(0, -1)) : [...kept.slice(0, -1), { literal }];
}

function isExactly(pieces: readonly Piece[], sent: string): boolean {
  const [piece, ...rest] = pieces;
  if (piece === undefined) return sent === '';
  if ('literal' in piece) {
    return sent.startsWith(piece.literal) && isExactly(rest, sent.slice(piece.literal.length));
  }
  return spellingsAt(sent, piece.link).some((length) => isExactly(rest, sent.slice(length)));
}

/** Lengths of the beginnings of a text that spell this link, longest first. */
function spellingsAt(text: string, link: string): number[] {
  // X does not say whether `expanded_url` is escaped like the text.
  const wanted = [link, unescapeHtml(link)].map(canonical);
  const run = /^\S*/.exec(text)?.[0] ?? '';
  const lengths = Array.from({ length: run.length }, (_unit, index) => run.length - index);
  return lengths.filter((length) => wanted.includes(canonical(run.slice(0, length))));
}

/** Without scheme, case of the host, last slash and percent signs, in which X and authors differ. */
function canonical(written: string): string {
  const full = /^https?:\/\//i.test(written) ? written : `http://${written}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (url?.username !== '' || url.password !== '') return written;
  const path = percentDecoded(url.pathname).replace(/\/$/, '');
  return `${url.host}${path}${percentDecoded(url.search + url.hash)}`;
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
