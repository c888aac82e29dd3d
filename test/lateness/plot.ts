import { lateness } from './lateness-text.ts';
import type { Outcome } from './outcome.ts';

const size = { width: 760, height: 440 };
const area = { left: 78, right: 736, top: 58, bottom: 376 };
const minutes = { from: 700, to: 60_000, ticks: [1_000, 2_000, 5_000, 10_000, 20_000, 50_000] };
const late = { from: 500, to: 12 * 3_600_000 };
const lateTicks = [1_000, 5_000, 60_000, 600_000, 3_600_000, 6 * 3_600_000];

/** Lateness against cost, both on a scale of powers: half the price is as far everywhere. SVG for light and dark pages. */
export function plot(outcomes: readonly Outcome[]): string {
  const isClock = ({ name }: Outcome) => name.startsWith('clock');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title">`,
    '<title id="title">How late one post in a hundred is, against the runner minutes a month</title>',
    `<style>${style}</style>`,
    `<rect class="page" width="${size.width}" height="${size.height}"/>`,
    '<text class="head" x="20" y="30">How late one post in a hundred is (p99), against its price</text>',
    ...lateTicks.map(rule),
    ...minutes.ticks.map(tick),
    `<text class="axis" x="${(area.left + area.right) / 2}" y="${area.bottom + 46}" text-anchor="middle">runner minutes a month</text>`,
    ...outcomes.map((one) => point(one, outcomes, isClock(one))),
    '</svg>',
    '',
  ].join('\n');
}

function rule(ms: number): string {
  const y = yOf(ms);
  const line = `<line class="rule" x1="${area.left}" x2="${area.right}" y1="${y}" y2="${y}"/>`;
  return `${line}<text class="axis" x="${area.left - 10}" y="${y + 4}" text-anchor="end">${lateness(ms).replace('.0', '')}</text>`;
}

function tick(at: number): string {
  const x = xOf(at);
  return `<text class="axis" x="${x}" y="${area.bottom + 22}" text-anchor="middle">${at.toLocaleString('en-US')}</text>`;
}

/** Shape and colour both tell the two kinds apart. */
function point(one: Outcome, all: readonly Outcome[], isClock: boolean): string {
  const { x, y } = placeOf(one);
  const mark = isClock
    ? `<circle class="clock" cx="${x}" cy="${y}" r="7"/>`
    : `<rect class="cron" x="${x - 6}" y="${y - 6}" width="12" height="12"/>`;
  const at = isLabelledLeft(one, all) ? `x="${x - 13}" text-anchor="end"` : `x="${x + 13}"`;
  const late = one.p99Ms === Number.POSITIVE_INFINITY ? ' (held)' : '';
  return `${mark}<text ${at} y="${y + 4}">${one.name}${late}</text>`;
}

/** On its other side another point, or the edge, would be in the way. */
function isLabelledLeft(one: Outcome, all: readonly Outcome[]): boolean {
  const { x, y } = placeOf(one);
  const crowded = all.map(placeOf).some((o) => o.x > x && o.x - x < 200 && Math.abs(o.y - y) < 16);
  return crowded || x > area.right - 190;
}

function placeOf({ minutesAMonth, p99Ms }: Outcome): { readonly x: number; readonly y: number } {
  return { x: xOf(minutesAMonth), y: yOf(Math.min(p99Ms, late.to)) };
}

function xOf(at: number): number {
  return Math.round(area.left + share(at, minutes) * (area.right - area.left));
}

function yOf(ms: number): number {
  return Math.round(area.bottom - share(Math.max(ms, late.from), late) * (area.bottom - area.top));
}

function share(
  value: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  return Math.log(value / from) / Math.log(to / from);
}

const style = [
  'text{font-family:system-ui,sans-serif;font-size:13px;fill:#1f2328}',
  '.head{font-size:15px;font-weight:600}.axis{fill:#59636e}',
  '.page{fill:#fff}.rule{stroke:#d1d9e0}.cron{fill:#bc4c00}.clock{fill:#0969da}',
  '@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.axis{fill:#9198a1}',
  '.page{fill:#0d1117}.rule{stroke:#3d444d}.cron{fill:#f0883e}.clock{fill:#58a6ff}}',
].join('');
