import { invalidRequest } from './problem.ts';

/** X's epoch for searches: docs.x.com, "User Posts timeline": on or after 2010-11-06. */
const earliest = Date.UTC(2010, 10, 6);

export interface TimelineQuery {
  readonly max: number;
  readonly sinceId: bigint | undefined;
  readonly untilId: bigint | undefined;
  readonly start: number;
  readonly end: number;
  readonly withoutReplies: boolean;
  /** Posts to skip: what the pagination token stands for. */
  readonly offset: number;
}

export const timelineParameters = [
  'max_results',
  'since_id',
  'until_id',
  'start_time',
  'end_time',
  'pagination_token',
  'exclude',
] as const;

/** GET /2/users/:id/tweets. Source: docs.x.com, "Get Posts"; OpenAPI 2.167. */
export function readTimelineQuery(query: URLSearchParams): TimelineQuery {
  const result = {
    max: readMax(query.get('max_results')),
    sinceId: readId(query, 'since_id'),
    untilId: readId(query, 'until_id'),
    start: readTime(query, 'start_time') ?? earliest,
    end: readTime(query, 'end_time') ?? Number.POSITIVE_INFINITY,
    withoutReplies: readExclude(query.get('exclude')),
    offset: readToken(query.get('pagination_token')),
  };
  if (result.start >= result.end) {
    throw invalidRequest('start_time must be earlier than end_time.', {
      start_time: [query.get('start_time') ?? ''],
    });
  }
  if (result.sinceId !== undefined && result.untilId !== undefined) {
    if (result.sinceId >= result.untilId) {
      throw invalidRequest('since_id must be less than until_id.');
    }
  }
  return result;
}

/** Opaque to clients; says how many posts were shown already. */
export function pageToken(offset: number): string {
  return `7140dibdnow9c7btw${offset.toString(32).padStart(4, '0')}`;
}

function readToken(token: string | null): number {
  if (token === null) return 0;
  const match = /^7140dibdnow9c7btw([0-9a-v]{4,7})$/.exec(token);
  if (!match) throw invalidRequest('Invalid pagination token.', { pagination_token: [token] });
  return Number.parseInt(match[1] ?? '', 32);
}

function readMax(raw: string | null): number {
  if (raw === null) return 10;
  const max = /^[0-9]{1,3}$/.test(raw) ? Number(raw) : Number.NaN;
  if (!(max >= 5 && max <= 100)) {
    throw invalidRequest(
      `The \`max_results\` query parameter value [${raw}] is not between 5 and 100`,
      { max_results: [raw] },
    );
  }
  return max;
}

function readId(query: URLSearchParams, name: string): bigint | undefined {
  const raw = query.get(name);
  if (raw === null) return undefined;
  if (!/^[0-9]{1,19}$/.test(raw)) throw invalidRequest(`[${raw}] is no ID`, { [name]: [raw] });
  return BigInt(raw);
}

function readTime(query: URLSearchParams, name: string): number | undefined {
  const raw = query.get(name);
  if (raw === null) return undefined;
  const good = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(raw);
  const time = good ? Date.parse(raw) : Number.NaN;
  if (!(time >= earliest)) {
    throw invalidRequest(`The \`${name}\` query parameter value [${raw}] is not a valid time`, {
      [name]: [raw],
    });
  }
  return time;
}

function readExclude(raw: string | null): boolean {
  const items = raw?.split(',') ?? [];
  if (items.some((item) => item !== 'replies' && item !== 'retweets')) {
    throw invalidRequest(`The \`exclude\` query parameter value [${raw}] is not valid`);
  }
  return items.includes('replies');
}
