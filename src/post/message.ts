/** One text for people in both languages. Japanese is what users see first. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Message;
