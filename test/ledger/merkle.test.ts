import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proveInclusion, rootOfInclusion } from '../../src/ledger/inclusion.ts';
import { Frontier, leafHash, nodeHash } from '../../src/ledger/merkle.ts';
import { recordFilePath, recordsPerFile } from '../../src/ledger/record-file.ts';

/** RFC 6962, 2.1, as it is written: slow and plain. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) throw new Error('empty');
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`line ${index}`)));

test('the published vectors of certificate transparency', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  inputs.push('606162636465666768696a6b6c6d6e6f');
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  const tree = new Frontier();
  expect(tree.root).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  for (const [index, input] of inputs.entries()) {
    tree.append(leafHash(Buffer.from(input, 'hex')));
    expect(tree.root).toBe(roots[index]);
  }
});

test('a frontier that is stored and taken up again at any size gives the root of the definition', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(), (size, cut) => {
      const leaves = leavesOf(size);
      const before = new Frontier();
      for (const leaf of leaves.slice(0, cut % size)) before.append(leaf);
      const after = Frontier.from(before.size, before.nodes);
      for (const leaf of leaves.slice(cut % size)) after?.append(leaf);
      expect(after?.root).toBe(rootByDefinition(leaves).toString('hex'));
    }),
    { numRuns: 40 },
  );
});

test('full files joined with the one being filled give the same root as leaf by leaf', () => {
  for (const size of [1, 255, 256, 257, 511, 512, 700]) {
    const [single, file] = [new Frontier(), new Frontier()];
    let files = new Frontier();
    let filling = file;
    for (const leaf of leavesOf(size)) {
      single.append(leaf);
      filling.append(leaf);
      if (filling.size === recordsPerFile) {
        files = files.join(filling);
        filling = new Frontier();
      }
    }
    expect(files.join(filling).root, `${size}`).toBe(single.root);
    expect(files.join(filling).nodes).toEqual(single.nodes);
  }
});

test('a frontier whose nodes are not those of its size is refused', () => {
  expect(Frontier.from(3, ['00'.repeat(32)])).toBeUndefined();
  expect(Frontier.from(-1, [])).toBeUndefined();
  expect(Frontier.from(0.5, [])).toBeUndefined();
});

test('every inclusion path leads to the root, and to no other', async () => {
  for (const size of [1, 2, 3, 5, 8, 13, 21]) {
    const lines = Array.from({ length: size }, (_, index) => Buffer.from(`line ${index}`));
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const files = { read: async (p: string) => (p === recordFilePath(0) ? bytes : undefined) };
    const root = rootByDefinition(leavesOf(size)).toString('hex');
    for (const [seq, line] of lines.entries()) {
      const inclusion = await proveInclusion(files, size, seq);
      expect(rootOfInclusion(line, inclusion), `${seq} of ${size}`).toBe(root);
      expect(rootOfInclusion(Buffer.from('another'), inclusion)).not.toBe(root);
    }
  }
});
