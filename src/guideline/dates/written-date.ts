/** A date as a text gives it. */
export interface WrittenDate {
  /** In the reading's text, the weekday included. */
  readonly start: number;
  readonly end: number;
  readonly year: WrittenYear;
  readonly month: WrittenMonth;
  readonly day: number;
  /** `12/8`, `12.8`: as often a fraction or a number; only a weekday makes it a date. */
  readonly certain: boolean;
  readonly weekday?: NamedWeekday;
  /** What it says of a public holiday: the holiday's name, or 祝 where it names none. */
  readonly holiday?: string;
  /** How it hangs together with the date before it. */
  readonly link: Link;
}

/** Where the named weekday stands: `kanji` whatever its spelling (火, ㈫, Tue). */
export interface NamedWeekday {
  readonly kanji: string;
  readonly start: number;
  readonly end: number;
}

/** `offset`: 昨年, 来年. `unknown`: 翌年, 前年, `8年`; of what, a machine does not know. */
export type WrittenYear =
  | { readonly kind: 'given'; readonly year: number }
  | { readonly kind: 'offset'; readonly years: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** `linked`: that of the date before. `near`: `8日（火）` alone, of the month last named or about now. */
export type WrittenMonth =
  | { readonly kind: 'given'; readonly month: number }
  | { readonly kind: 'offset'; readonly months: number }
  | { readonly kind: 'linked' }
  | { readonly kind: 'near'; readonly month?: number };

/** `range`: from the date before until this one. `list`: the date before and this one. */
export type Link =
  | { readonly kind: 'none' }
  | { readonly kind: 'range' | 'list'; readonly from: WrittenDate };
