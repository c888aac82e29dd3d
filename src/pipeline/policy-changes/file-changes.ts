import type { Message } from '../../post/message.ts';
import { parseYaml } from '../../post/yaml.ts';
import type { PolicyChange } from './policy-change.ts';
import { shownValue } from './shown-value.ts';
import { valueChanges } from './value-changes.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Every file whose bytes differ, for those of which nothing else was said. */
export function fileChanges(before: Files, after: Files): readonly PolicyChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [a, b] = [before.get(path), after.get(path)];
    if (a && b && sameBytes(a, b)) return [];
    return messagesOf(path, a, b).map((message) => ({ topic: 'other', path, message }) as const);
  });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function messagesOf(
  path: string,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
): readonly Message[] {
  const name = shownValue(path);
  if (before === undefined) return [{ ja: `${name} が加わります。`, en: `${name} is added.` }];
  if (after === undefined) return [{ ja: `${name} がなくなります。`, en: `${name} is removed.` }];
  if (!/\.yml$/.test(path)) return [textChanges(name)];
  const [a, b] = [yamlOf(before), yamlOf(after)];
  const changes = valueChanges(a, b, [name]);
  if (changes.length > 0) return changes;
  return [
    {
      ja: `${name} は、書き方や説明（コメント）だけが変わります。設定は同じです。`,
      en: `${name}: only its comments or its layout change; it says the same.`,
    },
  ];
}

function textChanges(name: string): Message {
  return {
    ja: `${name} の説明や書き方が変わります。`,
    en: `${name}: its explanations or layout change.`,
  };
}

/** Both states were read as policies already: these are files of YAML. */
function yamlOf(bytes: Uint8Array): unknown {
  const parsed = parseYaml(new TextDecoder().decode(bytes), { path: '' });
  return parsed.ok ? parsed.value.value : undefined;
}
