import type { HonoRequest } from 'hono';
import { parseMultipart } from '../multipart.ts';
import { invalidParameter } from './graph-error.ts';

/** A file of a multipart body. */
interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Query and body together, as Graph reads them: names to text, and files apart. */
export interface Parameters {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Accepted everywhere. */
const generalParameters: readonly string[] = [
  'access_token',
  'appsecret_proof',
  'fields',
  'format',
  'locale',
  'pretty',
];

/**
 * Reads the parameters of a Graph call. A name in both query and body must mean
 * the same in both; JSON values of a JSON body are kept as JSON text, as in forms.
 */
export async function readParameters(request: HonoRequest): Promise<Parameters> {
  const texts = new Map<string, string>();
  const files = new Map<string, UploadedFile>();
  const put = (name: string, value: string) => {
    const before = texts.get(name);
    if (before !== undefined && before !== value) {
      throw invalidParameter(`Parameter ${name} is given twice with different values`);
    }
    texts.set(name, value);
  };
  for (const [name, value] of new URL(request.url).searchParams) put(name, value);
  if (request.method === 'POST') await readBody(request, put, files);
  return { texts: foldIndexed(texts), files };
}

type Put = (name: string, value: string) => void;

async function readBody(
  request: HonoRequest,
  put: Put,
  files: Map<string, UploadedFile>,
): Promise<void> {
  const type = request.header('content-type') ?? '';
  if (type.startsWith('application/json')) {
    for (const [name, value] of Object.entries(await readObject(request))) {
      put(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(await request.text())) put(name, value);
  } else if (type.startsWith('multipart/form-data')) {
    const parts = parseMultipart(Buffer.from(await request.arrayBuffer()), type);
    if (!parts) throw invalidParameter('The multipart body cannot be read');
    for (const { name, fileName, bytes } of parts) {
      if (fileName === undefined) put(name, bytes.toString('utf8'));
      else files.set(name, { name: fileName, bytes });
    }
  } else if ((await request.arrayBuffer()).byteLength > 0) {
    throw invalidParameter(`Content type ${type} is not supported`);
  }
}

async function readObject(request: HonoRequest): Promise<object> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidParameter('The body is not a JSON object');
  }
  return body;
}

/** `attached_media[0]={…}&attached_media[1]={…}` is the same as one JSON list. */
function foldIndexed(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  const lists = new Map<string, string[]>();
  for (const [name, value] of texts) {
    const [, list, index] = /^([a-z_]+)\[(\d{1,3})\]$/.exec(name) ?? [];
    if (list === undefined) folded.set(name, value);
    else {
      const items = lists.get(list) ?? [];
      if (items.length !== Number(index)) throw invalidParameter(`Array ${list} has gaps`);
      lists.set(list, [...items, value]);
    }
  }
  for (const [name, items] of lists) folded.set(name, `[${items.join(',')}]`);
  return folded;
}

/** Refuses what the endpoint does not know: a misspelt name must not be lost silently. */
export function refuseUnknown(parameters: Parameters, known: readonly string[]): void {
  for (const name of [...parameters.texts.keys(), ...parameters.files.keys()]) {
    if (!known.includes(name) && !generalParameters.includes(name)) {
      throw invalidParameter(`Parameter ${name} is not known to this endpoint of the sandbox`);
    }
  }
}

export function readBoolean(parameters: Parameters, name: string): boolean | undefined {
  const raw = parameters.texts.get(name);
  if (raw === undefined) return undefined;
  if (raw === 'true' || raw === '1') return true;
  if (raw === 'false' || raw === '0') return false;
  throw invalidParameter(`Param ${name} must be a boolean`);
}
