import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from './office.ts';

/** GitHub's own description; the tests say so and pass where it is not at hand. */
const file = new URL('../../../../shared/specs/github/openapi-slim.json', import.meta.url);
const present = existsSync(file);

describe.skipIf(!present)(
  "answers against GitHub's API description (skipped: it is not here)",
  () => {
    let office: Office;
    let number: number;
    let sha: string;
    let merged: string;
    let run: string;

    beforeAll(async () => {
      office = await openOffice({ '.github/CODEOWNERS': '* @nobody-here\n/x/[ab] @head\n' });
      const first = await office.propose({ branch: 'one', files: { 'posts/a.md': '1\n' } });
      await office.approve(first.number);
      merged = (await office.merge(first.number)).json.sha;
      await office.work.must('fetch', '-q');
      const files = { 'posts/b.md': '2\n', 'i.png': Buffer.from([0, 1]) };
      ({ number, sha } = await office.propose({ branch: 'two', files }));
      await office.approve(number);
      run = String(
        (await office.github.control('/repositories/pref/koho/runs', { actor: 'staff' })).token,
      );
      const both = { requirePullRequest: true, denyForce: true, denyDelete: true };
      await office.rules({ pattern: 'main', ...both });
    });
    afterAll(() => office.github.close());

    const one = '/repos/{owner}/{repo}';
    const reads: readonly [operation: string, path: () => string][] = [
      [one, () => ''],
      [`${one}/contents/{path}`, () => '/contents/README.md'],
      [`${one}/contents/{path}`, () => '/contents/posts'],
      [`${one}/git/ref/{ref}`, () => '/git/ref/heads/main'],
      [`${one}/git/commits/{commit_sha}`, () => `/git/commits/${merged}`],
      [`${one}/git/trees/{tree_sha}`, () => '/git/trees/main?recursive=1'],
      [`${one}/commits/{ref}`, () => `/commits/${merged}`],
      [`${one}/commits/{commit_sha}/pulls`, () => `/commits/${merged}/pulls`],
      [`${one}/compare/{basehead}`, () => '/compare/main...two'],
      [`${one}/pulls/{pull_number}`, () => `/pulls/${number}`],
      [`${one}/pulls/{pull_number}`, () => '/pulls/1'],
      [`${one}/pulls/{pull_number}/files`, () => `/pulls/${number}/files`],
      [`${one}/pulls/{pull_number}/commits`, () => `/pulls/${number}/commits`],
      [`${one}/pulls/{pull_number}/reviews`, () => `/pulls/${number}/reviews`],
      [`${one}/codeowners/errors`, () => '/codeowners/errors'],
      [`${one}/rules/branches/{branch}`, () => '/rules/branches/main'],
      [`${one}/collaborators/{username}/permission`, () => '/collaborators/head/permission'],
    ];

    it.each(reads)('GET %s', async (operation, path) => {
      const answer = await office.rest(office.staff, 'GET', path());
      expect(answer.status).toBe(200);
      expect(problems('get', operation, 200, answer.json)).toEqual([]);
    });

    const writes: readonly [
      method: string,
      operation: string,
      status: number,
      path: () => string,
      body: () => unknown,
    ][] = [
      ['post', `${one}/git/blobs`, 201, () => '/git/blobs', () => ({ content: 'x' })],
      ['post', `${one}/git/refs`, 201, () => '/git/refs', () => ({ ref: 'refs/heads/n', sha })],
      [
        'put',
        `${one}/contents/{path}`,
        201,
        () => '/contents/c.md',
        () => ({ message: 'm', content: 'eA==', branch: 'two' }),
      ],
      [
        'post',
        `${one}/check-runs`,
        201,
        () => '/check-runs',
        () => ({ name: 'k', head_sha: sha, conclusion: 'success' }),
      ],
      [
        'post',
        `${one}/issues/{issue_number}/comments`,
        201,
        () => `/issues/${number}/comments`,
        () => ({ body: 'b' }),
      ],
    ];

    it.each(writes)('%s %s', async (method, operation, status, path, body) => {
      const asRun = { id: 0, login: '', token: run };
      const answer = await office.rest(asRun, method.toUpperCase(), path(), body());
      expect(answer.status).toBe(status);
      expect(problems(method, operation, status, answer.json)).toEqual([]);
    });
  },
);

function problems(method: string, operation: string, status: number, answer: unknown): unknown[] {
  const description = JSON.parse(readFileSync(file, 'utf8'), nullable);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'github', components: description.components });
  const response = description.paths[operation][method].responses[status];
  const { schema } = response.content['application/json'];
  const text = JSON.stringify(schema).replaceAll('"#/components', '"github#/components');
  const validate = ajv.compile(JSON.parse(text));
  validate(answer);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** OpenAPI 3.0 says `nullable: true` where JSON Schema has a second type. */
function nullable(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable: may, ...rest } = value;
  return may === true ? { anyOf: [rest, { type: 'null' }] } : rest;
}
