import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseReceiveCommands } from '../../../src/sandbox/github/git/receive-commands.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);

function line(text: string): string {
  return (Buffer.byteLength(text) + 4).toString(16).padStart(4, '0') + text;
}

const request = Buffer.from(
  `${line(`${a} ${b} refs/heads/一\0 report-status side-band-64k`)}${line(`${b} ${a} refs/heads/x`)}0000PACK…`,
);

it('reads the commands and stops at the pack', () => {
  expect(parseReceiveCommands(request)).toEqual([
    { ref: 'refs/heads/一', before: a, after: b },
    { ref: 'refs/heads/x', before: b, after: a },
  ]);
});

it('waits for more wherever the request is cut', () => {
  const end = request.indexOf('0000PACK') + 4;
  fc.assert(
    fc.property(fc.nat(end - 1), (cut) => {
      expect(parseReceiveCommands(request.subarray(0, cut))).toBeUndefined();
    }),
  );
});
