import type { Parsed, Place } from './place.ts';
import { quickYaml } from './quick-yaml/quick-yaml.ts';
import { parseYaml, type YamlFaultCode, type YamlSource } from './yaml.ts';

/**
 * A YAML text as `parseYaml` reads it, and the same faults; plain texts the
 * quick way, with places found only when somebody asks for one. Most posts and
 * policies are right, and then nobody does.
 */
export function readYaml(
  text: string,
  o: { readonly path: string; readonly firstLine?: number },
): Parsed<YamlSource, YamlFaultCode> {
  const quick = quickYaml(text);
  if (!quick) return parseYaml(text, o);
  return { ok: true, value: { ...quick, placeOf: placesOnDemand(text, o) } };
}

/** The places of a text that was read the quick way and found right. */
export function placesOnDemand(
  text: string,
  o: { readonly path: string; readonly firstLine?: number },
): YamlSource['placeOf'] {
  let exact: YamlSource['placeOf'] | undefined;
  const find = (...at: Parameters<YamlSource['placeOf']>): Place => {
    if (!exact) {
      const yaml = parseYaml(text, o);
      const start = { line: o.firstLine ?? 1, column: 1 };
      exact = yaml.ok ? yaml.value.placeOf : () => start;
    }
    return exact(...at);
  };
  return (...at) => onDemand(() => find(...at));
}

/** Own accessors, so that also a spread of the place asks for it. */
function onDemand(find: () => Place): Place {
  return {
    get line() {
      return find().line;
    },
    get column() {
      return find().column;
    },
  };
}
