import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { gifImage, type Json, pngImage, useSandbox } from '../sandbox/support.ts';
import { done, json, part, type SeenRequest, searchFor, useServer, xPlatform } from './support.ts';

const specs = new URL('../../../shared/specs/', import.meta.url);
const present = existsSync(specs);
const reason = present ? '' : ' (skipped: the vendors’ descriptions are not beside the project)';
const sandbox = useSandbox();
const server = useServer();

describe.skipIf(!present)(`X: what the adapter asks fits the vendor's OpenAPI${reason}`, () => {
  const api = present ? read('x/openapi-2.167.json') : {};
  // 2.167 renames `tweet.fields` to `post.fields`; X's pages and clients know only the old name (2.159).
  const fields = present ? read('x/openapi-2.159.json') : {};
  const schema = schemas(api);

  it('for a post with a picture and a GIF, a reply, and reading back', async () => {
    server.answer = (response, { url }) =>
      json(response, 200, {
        data: url.includes('/users/me')
          ? { id: '7' }
          : url.includes('/tweets?')
            ? []
            : { id: '7', ...(url.endsWith('finalize') && { processing_info: pending }) },
        meta: { result_count: 0 },
      });
    const x = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
    done(await x.identify());
    const picture = { bytes: pngImage(), type: 'image/png', alt: '雪道' };
    const gif = { bytes: gifImage(), type: 'image/gif', alt: '動く雪道' };
    const prepared = done(await x.prepare(part('a', [picture, gif])));
    done(await x.release({ ...part('冬 https://a.jp/'), replyTo: '20' }, prepared));
    const sighting = await x.find(searchFor(part('冬'), Date.now()));
    expect(sighting.seen).toBe('absent');

    const routes = server.seen.map((request) => {
      const { template, operation } = routeOf(api, request);
      if (request.method === 'GET') checkQuery(fields, routeOf(fields, request).operation, request);
      const type = Object.keys(operation.requestBody?.content ?? {});
      const sent = request.headers['content-type']?.split(';')[0];
      // The client sends an empty object where X takes no body.
      if (type.length === 0) expect(['', '{}']).toContain(request.body);
      else expect(type).toContain(sent);
      if (type.length > 0 && sent === 'application/json') {
        const { $ref } = operation.requestBody.content[sent].schema;
        check(
          schema($ref.split('/').at(-1)),
          JSON.parse(Buffer.from(request.body, 'latin1').toString('utf8')),
        );
      }
      return `${request.method} ${template}`;
    });
    expect(new Set(routes)).toEqual(
      new Set([
        'GET /2/users/me',
        'POST /2/media/upload/initialize',
        'POST /2/media/upload/{id}/append',
        'POST /2/media/upload/{id}/finalize',
        'GET /2/media/upload',
        'POST /2/media/metadata',
        'POST /2/tweets',
        'GET /2/users/{id}/tweets',
      ]),
    );
  });
});

function read(path: string): Json {
  return JSON.parse(readFileSync(new URL(path, specs), 'utf8'));
}

const pending = { state: 'in_progress', check_after_secs: 0.01 };

function routeOf(api: Json, { method, url }: SeenRequest): { template: string; operation: Json } {
  const path = new URL(url, server.url).pathname.replace(/^\/x/, '');
  // A literal path goes before one with parameters.
  const template = Object.keys(api.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((one) => new RegExp(`^${one.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path));
  const operation = api.paths[template ?? '']?.[method.toLowerCase()];
  if (template === undefined || !operation) throw new Error(`X has no ${method} ${path}`);
  return { template, operation };
}

/** Every parameter is one that X names, and fits its schema where that is a simple one. */
function checkQuery(api: Json, operation: Json, { url }: SeenRequest): void {
  const parameters: Json[] = (operation.parameters ?? []).map((one: Json) =>
    one.$ref ? api.components.parameters[one.$ref.split('/').at(-1)] : one,
  );
  for (const [name, value] of new URL(url, server.url).searchParams) {
    const known = parameters.find((one) => one.in === 'query' && one.name === name);
    expect(known, `${name} of ${url}`).toBeDefined();
    const { type, minimum, maximum, items, enum: allowed } = known.schema;
    if (type === 'integer') {
      expect(Number(value)).toBeGreaterThanOrEqual(minimum ?? 0);
      expect(Number(value)).toBeLessThanOrEqual(maximum ?? Number.MAX_SAFE_INTEGER);
    }
    if (allowed) expect(allowed).toContain(value);
    if (type === 'array' && items.enum) {
      for (const item of value.split(',')) expect(items.enum).toContain(item);
    }
    if (known.schema.format === 'date-time') {
      expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  }
  const required = parameters.filter((one) => one.in === 'query' && one.required);
  const given = new URL(url, server.url).searchParams;
  expect(required.map(({ name }) => name).filter((name) => !given.has(name))).toEqual([]);
}

function schemas(api: Json): (name: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });
  ajv.addSchema(api, 'api');
  return (name) => {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`);
    if (!validate) throw new Error(`no schema ${name}`);
    return validate;
  };
}

function check(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
