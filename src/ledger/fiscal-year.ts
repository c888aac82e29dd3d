interface FiscalCalendar {
  /** IANA name. */
  readonly timeZone: string;
  /** 1 … 12; 4 in Japan. */
  readonly startsInMonth: number;
}

/** The fiscal year in which an instant (UTC, ISO 8601) lies, `2026`: named after the calendar year in which it starts. */
export function fiscalYear(at: string, { timeZone, startsInMonth }: FiscalCalendar): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
  }).formatToParts(new Date(at));
  const read = (type: 'year' | 'month') => Number(parts.find((part) => part.type === type)?.value);
  const year = read('month') < startsInMonth ? read('year') - 1 : read('year');
  return String(year).padStart(4, '0');
}
