import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface MarkdownFile {
  /** Repository-relative. */
  readonly path: string;
  readonly text: string;
}

export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** 1-based line of the file on which the code begins. */
  readonly line: number;
}

/** Every file below the folders, with its repository-relative path. */
export function filesUnder(...folders: readonly string[]): readonly MarkdownFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => read(relative(repositoryRoot, join(entry.parentPath, entry.name)))),
  );
}

/** The READMEs, everything under `docs/` and `.github/`: what people are told. */
export const markdownFiles: readonly MarkdownFile[] = [
  ...readdirSync(repositoryRoot).map(String).filter(isMarkdown).map(read),
  ...filesUnder('docs', '.github').filter(({ path }) => isMarkdown(path)),
];

/** For `it.each`: the path as the name of the case. */
export const eachFile = markdownFiles.map((file): [string, MarkdownFile] => [file.path, file]);

export function fileAt(path: string): MarkdownFile {
  return read(path);
}

export function codeBlocks({ text }: MarkdownFile): readonly CodeBlock[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => {
      return { language, code, line: text.slice(0, index).split('\n').length + 1 };
    },
  );
}

export function withoutBlocks(text: string): string {
  return text.replaceAll(/^```\w*\n[\s\S]*?^```$/gm, '');
}

/** Everything set in code: blocks and spans. */
export function codeIn(file: MarkdownFile): readonly string[] {
  const spans = [...withoutBlocks(file.text).matchAll(/`([^`\n]+)`/g)];
  return [...codeBlocks(file).map(({ code }) => code), ...spans.map(([, code = '']) => code)];
}

/** The cells of every table row, trimmed. */
export function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function isMarkdown(path: string): boolean {
  return path.endsWith('.md');
}

function read(path: string): MarkdownFile {
  const text = readFileSync(join(repositoryRoot, path), 'utf8');
  return { path: path.replaceAll('\\', '/'), text };
}
