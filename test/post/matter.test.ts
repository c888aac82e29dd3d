import { describe, expect, it } from 'vitest';
import { divide } from '../../src/post/matter.ts';

describe('gray-matter, as koho calls it', () => {
  it('divides a post', () => {
    expect(divide('---\ntitle: 冬\n---\n本文。\n')).toEqual({
      settings: 'title: 冬',
      body: '本文。\n',
    });
  });

  it.each(['---js', '---javascript', '---JavaScript', '--- js', '---json', '---coffee'])(
    'runs and parses nothing after %s',
    (fence) => {
      Reflect.deleteProperty(globalThis, 'kohoRan');
      const text = `${fence}\nglobalThis.kohoRan = true\n---\n本文\n`;
      expect(() => divide(text)).toThrow();
      expect(Reflect.get(globalThis, 'kohoRan')).toBeUndefined();
    },
  );

  it('answers the second call for a bad file as it did the first', () => {
    const text = '---\ntitle: [\n---\n本文\n';
    expect(divide(text)).toEqual(divide(text));
  });
});
