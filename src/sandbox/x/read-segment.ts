import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import { parseMultipart } from '../multipart.ts';
import { invalidRequest, plainRefusal } from './problem.ts';
import type { Segment } from './upload-media.ts';

const Json = v.strictObject({
  media: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  segment_index: v.pipe(v.number(), v.integer()),
});

/**
 * The body of `append`: multipart with raw bytes, or JSON with Base64.
 * Source: OpenAPI 2.167, `AppendMediaUploadRequest`.
 */
export async function readSegment(request: HonoRequest): Promise<Segment> {
  const type = request.header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) {
    return fromForm(Buffer.from(await request.arrayBuffer()), type);
  }
  if (!type.startsWith('application/json')) {
    throw plainRefusal(415, 'Unsupported Media Type', 'Send multipart/form-data or JSON.');
  }
  const body: unknown = await request.json().catch(() => undefined);
  const parsed = v.safeParse(Json, body);
  if (!parsed.success) throw invalidRequest('The body is not an append request.');
  const { segment_index, media } = parsed.output;
  return { index: segment_index, bytes: Buffer.from(media, 'base64') };
}

function fromForm(body: Buffer, type: string): Segment {
  const parts = parseMultipart(body, type);
  if (!parts) throw invalidRequest('The multipart body cannot be read.');
  const names = parts.map((part) => part.name).sort();
  if (names.join() !== 'media,segment_index') {
    throw invalidRequest('The body must have `media` and `segment_index`, once each.');
  }
  const index = parts.find((part) => part.name === 'segment_index')?.bytes.toString('utf8') ?? '';
  if (!/^[0-9]{1,3}$/.test(index)) {
    throw invalidRequest('The segment index is not a number from 0 to 999.', {
      segment_index: [index],
    });
  }
  const media = parts.find((part) => part.name === 'media')?.bytes ?? Buffer.alloc(0);
  return { index: Number(index), bytes: media };
}
