import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMultipart } from '../../src/sandbox/multipart.ts';

const type = 'multipart/form-data; boundary=b';
const part = (head: string, bytes: Uint8Array) =>
  Buffer.concat([Buffer.from(`--b\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n')]);
const named = 'Content-Disposition: form-data; name="media"';

describe('a multipart body', () => {
  it('keeps the bytes of a part without file name (twitter-api-v2 sends such)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const body = Buffer.concat([part(named, bytes), Buffer.from('--b--\r\n')]);
        expect(parseMultipart(body, type)).toEqual([
          { name: 'media', fileName: undefined, bytes: Buffer.from(bytes) },
        ]);
      }),
    );
  });

  it('reads what FormData writes, in order', async () => {
    const form = new FormData();
    form.append('published', 'false');
    form.append('source', new Blob([Uint8Array.from([0, 255, 13, 10, 45, 45])]), '雪.png');
    const response = new Response(form);
    const body = Buffer.from(await response.arrayBuffer());
    expect(parseMultipart(body, response.headers.get('content-type') ?? '')).toEqual([
      { name: 'published', fileName: undefined, bytes: Buffer.from('false') },
      { name: 'source', fileName: '雪.png', bytes: Buffer.from([0, 255, 13, 10, 45, 45]) },
    ]);
  });

  it.each([
    ['cut off', part(named, Buffer.from('a'))],
    ['without a closing boundary', Buffer.from(`--b\r\n${named}\r\n\r\na`)],
    ['without a first boundary', Buffer.from(`x--b\r\n${named}\r\n\r\na\r\n--b--`)],
    ['a part without a name', Buffer.concat([part('X: y', Buffer.of(1)), Buffer.from('--b--')])],
    ['empty', Buffer.alloc(0)],
    [
      'more parts than anyone needs',
      Buffer.concat([
        ...Array.from({ length: 70 }, () => part(named, Buffer.of(1))),
        Buffer.from('--b--'),
      ]),
    ],
  ])('is refused: %s', (_, body) => {
    expect(parseMultipart(body, type)).toBeUndefined();
  });

  it.each(['multipart/form-data', 'text/plain; boundary=b', ''])(
    'is refused as %j',
    (contentType) => {
      const body = Buffer.concat([part(named, Buffer.of(1)), Buffer.from('--b--')]);
      expect(parseMultipart(body, contentType)).toBeUndefined();
    },
  );
});
