/** One way of leaving something unfinished. */
export interface Family {
  /** Cheap, and true wherever the pattern could match. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  /** Signs that also hide a name: whose they are matters (詐欺の電話の例). */
  readonly hides?: true;
  /** `warn`: as often meant. */
  readonly severity?: 'warn';
}

/** One pattern of several. */
export const any = (...parts: readonly string[]) => new RegExp(parts.join('|'), 'g');
