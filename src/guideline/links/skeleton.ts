/**
 * A name as a hasty eye reads it (after UTS #39): marks fall off, letters of
 * other scripts and digits become the Latin letters they pass for. Two names
 * with one skeleton look alike; a skeleton itself is no name.
 */
export function skeleton(name: string): string {
  const plain = isAscii.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  let seen = '';
  for (const letter of plain.toLowerCase()) seen += passesFor.get(letter) ?? letter;
  return seen.replaceAll('rn', 'm').replaceAll('vv', 'w');
}

const isAscii = /^[\0-\x7f]*$/;

const passesFor: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'ьβ6',
    c: 'сϲ',
    d: 'ԁɗ',
    e: 'еєεɛ3',
    g: 'ɡɢgq9ց',
    h: 'һհнħ',
    i: 'іιıɪlӏ1|ⅼ',
    k: 'кκ',
    m: 'м',
    n: 'пոη',
    o: 'оοօσø0',
    p: 'рρ',
    r: 'гʀ',
    s: 'ѕʂ5',
    t: 'тτ7',
    u: 'υսц',
    v: 'νѵ',
    w: 'ѡωԝ',
    x: 'хχ',
    y: 'уγү',
    z: 'ʐ2',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);
