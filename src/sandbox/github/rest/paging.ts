import type { Context } from 'hono';

/**
 * One page of a list with GitHub's `Link` header
 * (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api):
 * 30 entries unless `per_page` says otherwise, 100 at most.
 */
export function page<T>(
  c: Context,
  all: readonly T[],
  o: { readonly base: string; readonly perPage?: number },
): { readonly items: readonly T[]; readonly headers: Record<string, string> } {
  const size = Math.min(positive(c.req.query('per_page')) ?? o.perPage ?? 30, 100);
  const number = positive(c.req.query('page')) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string) => `<${address(c, o.base, to)}>; rel="${rel}"`;
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    items: all.slice((number - 1) * size, number * size),
    headers: links.length === 0 ? {} : { Link: links.join(', ') },
  };
}

function positive(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function address(c: Context, base: string, to: number): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set('page', String(to));
  const path = pathname.slice(pathname.indexOf('/api/v3/') + '/api/v3'.length);
  return `${base}${path}?${searchParams}`;
}
