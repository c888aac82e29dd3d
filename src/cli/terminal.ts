import { printable } from './visible.ts';

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

/** What commands write to. */
export interface Screen extends Output {
  /** What a terminal would obey comes out as U+FFFD, whoever wrote it. */
  write(text: string): void;
  /** As it is: for the codes of koho's own that draw over a line, and nothing of anybody else's. */
  draw(codes: string): void;
}

export function screenOf(output: Output): Screen {
  return {
    isTTY: output.isTTY,
    write: (text) => output.write(printable(text)),
    draw: (codes) => output.write(codes),
  };
}
