import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../../src/policy/json-schemas.ts';
import { baseText, policyFilesIn, repositoryRoot } from './policy-files.ts';

const folder = join(repositoryRoot, 'docs', 'schemas');
const ajv = new Ajv({ strict: false, allErrors: true });

function errorsOf(schema: string, value: unknown): string[] {
  const validate = ajv.compile(JSON.parse(jsonSchemas().get(schema) ?? ''));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the committed JSON Schemas', () => {
  it('are those that the code makes, no more and no less', () => {
    const committed = readdirSync(folder).map((file): [string, string] => [
      file,
      readFileSync(join(folder, file), 'utf8'),
    ]);
    expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(jsonSchemas()));
  });

  it('explain every key in Japanese', () => {
    for (const [file, text] of jsonSchemas()) {
      expect(unexplained(JSON.parse(text)), file).toEqual([]);
    }
  });
});

describe('the example files hold against the schemas that editors use', () => {
  const files = [...policyFilesIn(repositoryRoot)];
  it.each(files)('%s', (path, bytes) => {
    const text = new TextDecoder().decode(bytes);
    const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';
    const schema = join(repositoryRoot, path, '..', named);
    expect(schema.startsWith(folder)).toBe(true);
    expect(errorsOf(schema.slice(folder.length + 1), parse(text))).toEqual([]);
  });

  const posts = readdirSync(join(repositoryRoot, 'posts'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md'));
  it.each(posts)('posts/%s', (file) => {
    const text = readFileSync(join(repositoryRoot, 'posts', file), 'utf8');
    const [, frontMatter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
    expect(errorsOf('post.schema.json', parse(frontMatter))).toEqual([]);
  });
});

it.each([
  ['koho.schema.json', 'policies/koho.yml', 'locale: ja', 'locale: jp'],
  ['koho.schema.json', 'policies/koho.yml', 'max_attempts: 3', 'max_attempts: 99'],
  ['departments.schema.json', 'policies/departments.yml', 'id: 21', 'id: 2.5'],
  ['departments.schema.json', 'policies/departments.yml', 'login: deputy', 'login: "@deputy"'],
  ['account.schema.json', 'policies/accounts/mihon-x.yml', 'remote_id', 'remoteId'],
  ['guideline.schema.json', 'policies/guideline.yml', ': block', ': error'],
])('%s marks a slip in %s (%s → %s)', (schema, path, from, to) => {
  const text = baseText(path);
  expect(errorsOf(schema, parse(text))).toEqual([]);
  expect(errorsOf(schema, parse(text.replace(from, to)))).not.toEqual([]);
});

/** JSON pointers of properties without a Japanese description. */
function unexplained(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const children = Object.entries(schema).flatMap(([key, value]) =>
    unexplained(value, `${at}/${key}`),
  );
  if (!('properties' in schema) || typeof schema.properties !== 'object') return children;
  const bare = Object.entries(schema.properties ?? {})
    .filter(([, value]) => !/[ぁ-んァ-ン一-龠]/.test(`${value?.description}`))
    .map(([key]) => `${at}/properties/${key}`);
  return [...bare, ...children];
}
