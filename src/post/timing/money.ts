const microsPerDollar = 1_000_000;

/** `0.20`, `0.015`: cents always, smaller fractions where there are any. Whole numbers only, no float is ever made. */
export function formatUsd(micros: number): string {
  const dollars = Math.floor(micros / microsPerDollar);
  const fraction = String(micros % microsPerDollar).padStart(6, '0');
  return `${dollars}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, '')}`;
}

/**
 * `0.015` or `20` → millionths of a dollar, digit by digit; undefined where there
 * are more than six decimals, or it is no plain amount.
 */
export function parseUsd(text: string): number | undefined {
  const [, dollars, fraction = ''] = /^(\d{1,7})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (dollars === undefined) return undefined;
  return Number(dollars) * microsPerDollar + Number(fraction.padEnd(6, '0'));
}
