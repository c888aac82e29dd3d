import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import {
  codeIn,
  eachFile,
  fileAt,
  filesUnder,
  repositoryRoot,
  tableRows,
} from './markdown-files.ts';

const sources = filesUnder('src')
  .map(({ text }) => text)
  .join('\n');
const workflows = filesUnder('.github/workflows')
  .map(({ text }) => text)
  .join('\n');

describe('what the documents name exists', () => {
  it.each(eachFile)('commands and options in %s', (_, file) => {
    expect(codeIn(file).flatMap(callsOf).flatMap(wrongWith)).toEqual([]);
  });

  it.each(eachFile)('variables in %s', (_, { text }) => {
    const named = new Set(text.match(/\b(?:KOHO|GITHUB)_[A-Z]+(?:_[A-Z]+)*\b/g));
    expect([...named].filter((name) => !sources.includes(name))).toEqual([]);
  });

  it.each(eachFile)('files and folders in %s', (_, file) => {
    const ours = /^(?:src|scripts|policies|test|\.github|docs)\/[\w./-]+$/;
    const named = codeIn(file).filter((code) => ours.test(code));
    expect(named.filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
  });

  it('every secret that the workflows hand on is read by the program, and told to operators', () => {
    const handedOn = new Set(
      [...workflows.matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name),
    );
    expect(handedOn.size).toBeGreaterThan(5);
    const guide = fileAt('docs/operate.md').text;
    expect([...handedOn].filter((name) => !sources.includes(name))).toEqual([]);
    expect([...handedOn].filter((name) => !guide.includes(name))).toEqual([]);
  });
});

describe("the operators' guides", () => {
  const [english, japanese] = [fileAt('docs/operate.md'), fileAt('docs/ja/operator.md')];

  it('name only codes that the program says', () => {
    const codes = codesIn(english.text);
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !isSaid(code))).toEqual([]);
  });

  it('say the same in both languages', () => {
    expect([...codesIn(japanese.text)]).toEqual([...codesIn(english.text)]);
    const sections = (text: string) => text.match(/^## \d+/gm)?.length;
    expect(sections(japanese.text)).toBe(sections(english.text));
    const names = (text: string) => new Set(text.match(/\bKOHO_[A-Z_]+|\bGITHUB_[A-Z_]+/g));
    expect(names(japanese.text)).toEqual(names(english.text));
  });
});

describe('words', () => {
  it.each(eachFile)(
    '%s says neither of the two that mean something else in an office',
    (_, file) => {
      expect(file.text.match(/指\u6458|台\u5e33/g)).toBeNull();
    },
  );
});

/** The calls of koho in a piece of code, each as the words after `koho`. */
function callsOf(code: string): readonly string[] {
  return code.split('\n').flatMap((line) => {
    const call = /(?:^|\s)koho(?: --)? ([a-z].*)$/.exec(line)?.[1];
    return call ?? [];
  });
}

function wrongWith(call: string): readonly string[] {
  const command = commands
    .filter(({ name }) => call === name || call.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)
    .at(0);
  if (command === undefined) return [`koho ${call}`];
  const known = ['help', 'lang', ...Object.keys(command.options)];
  const used = [...call.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([, name = '']) => name);
  return used.filter((name) => !known.includes(name)).map((name) => `${command.name} --${name}`);
}

/** Codes in the first column of tables. */
function codesIn(text: string): ReadonlySet<string> {
  const cells = tableRows(text).map(([first = '']) => first);
  return new Set(cells.flatMap((cell) => cell.match(/(?<=`)[a-z]+(?:-[a-z]+)*(?=`)/g) ?? []));
}

function isSaid(code: string): boolean {
  return new RegExp(`'${code}'|^\\s*${code}:`, 'm').test(sources);
}
