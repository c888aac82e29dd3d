/** What the process is given; tests give another one. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly nodeVersion: string;
  readonly cwd: string;
  /** A folder of this user alone, for what makes the next start quicker; absent: nothing is kept. */
  readonly cache?: string;
  readonly out: Output;
  readonly err: Output;
  /** Ends when the person at the terminal, or the system, asks to stop. */
  stopped(): Promise<void>;
}

export interface Output {
  readonly isTTY: boolean;
  write(text: string): void;
}
