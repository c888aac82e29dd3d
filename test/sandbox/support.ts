import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of APIs are looked into freely in tests only.
export type Json = any;

export interface XAccount {
  readonly id: string;
  readonly handle: string;
  readonly credentials: {
    readonly appKey: string;
    readonly appSecret: string;
    readonly accessToken: string;
    readonly accessSecret: string;
  };
}

export interface FacebookPage {
  readonly id: string;
  readonly name: string;
  readonly pageToken: string;
  readonly appSecret: string;
}

export interface TestSandbox {
  readonly url: string;
  /** Moves the sandbox's clock forward; requests are signed by the same clock. */
  readonly clock: { offsetMs: number };
  now(): number;
  control(method: string, path: string, body?: object): Promise<Json>;
  openAccount(order?: object): Promise<XAccount>;
  openPage(order?: object): Promise<FacebookPage>;
  fault(order: object): Promise<Json>;
  json(path: string): Promise<Json>;
}

let handles = 0;

/** One sandbox for the tests of a file; each test opens accounts of its own. */
export function useSandbox(): TestSandbox {
  const clock = { offsetMs: 0 };
  let url = '';
  let stop = async () => {};
  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'koho-sandbox-'));
    const running = await startSandbox({ dataDir, now: () => Date.now() + clock.offsetMs });
    url = running.url;
    stop = async () => {
      await running.close();
      await rm(dataDir, { recursive: true });
    };
  });
  afterAll(() => stop());
  const control = async (method: string, path: string, body?: object): Promise<Json> => {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return response.json();
  };
  return {
    get url() {
      return url;
    },
    clock,
    now: () => Date.now() + clock.offsetMs,
    control,
    openAccount: (order = {}) => {
      handles += 1;
      return control('POST', '/x/accounts', { handle: `t${handles}`, name: '北海道', ...order });
    },
    openPage: (order = {}) => control('POST', '/facebook/pages', { name: '北海道', ...order }),
    fault: (order) => control('POST', '/faults', order),
    json: async (path) => (await fetch(url + path)).json(),
  };
}

export interface XRequest {
  method: string;
  path: string;
  query?: Record<string, string>;
  /** JSON body. */
  body?: unknown;
  /** Body that is sent as it is. */
  raw?: { type: string; bytes: Uint8Array<ArrayBuffer> | string };
  oauth?: Partial<Record<string, string>>;
  authorization?: string;
}

/** Signs for api.x.com as X's documents say, independently of the sandbox's own code, and sends to the sandbox. */
export async function sendX(sandbox: TestSandbox, account: XAccount, request: XRequest) {
  const query = new URLSearchParams(request.query).toString().replaceAll('+', '%20');
  const headers: Record<string, string> = {
    authorization: request.authorization ?? authorizationFor(request, account, sandbox.now()),
  };
  const { raw, body } = request;
  if (raw) headers['content-type'] = raw.type;
  else if (body !== undefined) headers['content-type'] = 'application/json';
  const content = raw?.bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${sandbox.url}/x${request.path}${query && `?${query}`}`, {
    method: request.method,
    headers,
    ...(content !== undefined && { body: content }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    type,
    headers: response.headers,
    body: (type.includes('json') ? JSON.parse(text) : text) as Json,
  };
}

/** The header of a correctly signed request; `oauth` replaces parameters before signing. */
export function authorizationFor(
  request: XRequest,
  { credentials }: XAccount,
  now: number,
): string {
  const oauth: Record<string, string> = {
    oauth_consumer_key: credentials.appKey,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(now / 1000)),
    oauth_token: credentials.accessToken,
    oauth_version: '1.0',
    ...Object.fromEntries(Object.entries(request.oauth ?? {}).map(([k, v]) => [k, v ?? ''])),
  };
  const all = { ...request.query, ...oauth };
  const pairs = Object.entries(all).map(([k, v]) => `${encode(k)}=${encode(v)}`);
  const base = [request.method, `https://api.x.com${request.path}`, pairs.sort().join('&')];
  const key = `${encode(credentials.appSecret)}&${encode(credentials.accessSecret)}`;
  const signature = createHmac('sha1', key).update(base.map(encode).join('&')).digest('base64');
  const parts = Object.entries({ ...oauth, oauth_signature: signature });
  return `OAuth ${parts.map(([k, v]) => `${k}="${encode(v)}"`).join(', ')}`;
}

function encode(text: string): string {
  const unreserved = /^[A-Za-z0-9._~-]$/;
  return [...Buffer.from(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return unreserved.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

export interface GraphRequest {
  method: string;
  /** With or without version. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  form?: FormData | URLSearchParams;
  headers?: Record<string, string>;
}

/** Sends a Graph call with token and proof in the query unless they are given otherwise. */
export async function sendGraph(sandbox: TestSandbox, page: FacebookPage, request: GraphRequest) {
  const query = new URLSearchParams({
    access_token: page.pageToken,
    appsecret_proof: proofOf(page),
    ...request.query,
  });
  for (const name of ['access_token', 'appsecret_proof']) {
    if (query.get(name) === '') query.delete(name);
  }
  const response = await fetch(`${sandbox.url}/facebook${request.path}?${query}`, {
    method: request.method,
    headers: {
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    ...(request.form && { body: request.form }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    headers: response.headers,
    body: (type.includes('json') ? JSON.parse(text) : text) as Json,
  };
}

export function proofOf(page: FacebookPage): string {
  return createHmac('sha256', page.appSecret).update(page.pageToken).digest('hex');
}

/** A real PNG, grey, of this size; `padding` makes the file larger without making it another image. */
export function pngImage(width = 8, height = 6, padding = 0): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1), 0xb0);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...(padding > 0 ? [chunk('paDd', Buffer.alloc(padding))] : []),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** The head of an animated GIF; enough for what a platform looks at. */
export function gifImage(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from('GIF89a\x04\x00\x03\x00\x80\x00\x00;', 'latin1'));
}

/** What a renamed program begins with. */
export function program(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Uploads a picture in the three steps and returns its media id. */
export async function uploadX(
  sandbox: TestSandbox,
  account: XAccount,
  bytes: Uint8Array<ArrayBuffer> = pngImage(),
  type = 'image/png',
): Promise<string> {
  const started = await sendX(sandbox, account, {
    method: 'POST',
    path: '/2/media/upload/initialize',
    body: { media_type: type, total_bytes: bytes.length },
  });
  const id: string = started.body.data.id;
  await sendX(sandbox, account, {
    method: 'POST',
    path: `/2/media/upload/${id}/append`,
    body: { media: Buffer.from(bytes).toString('base64'), segment_index: 0 },
  });
  await sendX(sandbox, account, { method: 'POST', path: `/2/media/upload/${id}/finalize` });
  return id;
}

/** Uploads an unpublished photo and returns its id. */
export async function uploadPhoto(
  sandbox: TestSandbox,
  page: FacebookPage,
  alt = '雪道を歩く親子のイラスト',
): Promise<string> {
  const form = new FormData();
  form.append('source', new Blob([pngImage()]), 'poster.png');
  form.append('published', 'false');
  form.append('alt_text_custom', alt);
  const path = `/v24.0/${page.id}/photos`;
  return (await sendGraph(sandbox, page, { method: 'POST', path, form })).body.id;
}
