import { readDateTime } from '../post/front-matter/date-time.ts';
import type { Prices } from '../post/payload.ts';
import type { Instant } from '../post/post.ts';
import { parseUsd } from '../post/timing/money.ts';
import type { Budget, QuietHours } from '../post/timing/timing.ts';
import { accountId, departmentId } from './ids.ts';
import type { Exempt, Organisation, PublishingWindow } from './policy.ts';
import type { AccountYaml, OrganisationYaml } from './policy-files.ts';

type WindowYaml = NonNullable<OrganisationYaml['windows']>[number];
type PricesYaml = NonNullable<NonNullable<OrganisationYaml['prices']>['x']>;

/** What `koho.yml` says of times and prices. `checks/timing.ts` has read every time before. */
export function toTiming({
  windows = [],
  quiet_hours: quiet,
  prices = {},
  time_zone,
}: OrganisationYaml): Pick<Organisation, 'windows' | 'quietHours' | 'prices'> {
  return {
    windows: windows.map((window) => toWindow(window, time_zone)),
    ...(quiet && { quietHours: { ...toHours(quiet), exempt: toExempt(quiet.exempt) } }),
    prices: {
      ...(prices.x && { x: toPrices(prices.x) }),
      ...(prices.facebook && { facebook: toPrices(prices.facebook) }),
    },
  };
}

export function toBudget(yaml: AccountYaml['budget'] = {}): Budget {
  const { posts_per_day, posts_per_month, usd_per_day, usd_per_month } = yaml;
  return {
    ...(posts_per_day !== undefined && { postsPerDay: posts_per_day }),
    ...(posts_per_month !== undefined && { postsPerMonth: posts_per_month }),
    ...(usd_per_day !== undefined && { microsPerDay: microsOf(usd_per_day) }),
    ...(usd_per_month !== undefined && { microsPerMonth: microsOf(usd_per_month) }),
  };
}

/** Undefined where it is no moment of the zone's clocks. */
export function readWindowTime(text: string, zone: string): Instant | undefined {
  const result = readDateTime(text, zone);
  return 'read' in result ? result.read : undefined;
}

function toWindow(yaml: WindowYaml, zone: string): PublishingWindow {
  const { id, reason, effect, accounts } = yaml;
  const [from, to] = [yaml.from, yaml.to].map((text) => readWindowTime(text, zone));
  if (from === undefined || to === undefined) throw new TypeError(`a window without times: ${id}`);
  const concerned = accounts && { accounts: accounts.map(accountId) };
  return { id, from, to, reason, effect, ...concerned, exempt: toExempt(yaml.exempt) };
}

function toHours({ from, to }: { readonly from: string; readonly to: string }): QuietHours {
  return { from: minuteOf(from), to: minuteOf(to) };
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function toExempt({ accounts, departments }: WindowYaml['exempt']): Exempt {
  return { accounts: accounts.map(accountId), departments: departments.map(departmentId) };
}

function toPrices(yaml: PricesYaml): Prices {
  return {
    asOf: yaml.as_of,
    post: microsOf(yaml.post),
    postWithUrl: microsOf(yaml.post_with_url),
    altText: microsOf(yaml.alt_text),
  };
}

/** The digits as they were written: the schema has let nothing else pass. */
function microsOf(amount: number): number {
  return parseUsd(String(amount)) ?? 0;
}
