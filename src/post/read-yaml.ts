import { lineIndexOf } from './lines.ts';
import type { Parsed } from './place.ts';
import { placeOnDemand } from './place-on-demand.ts';
import { quickPlaces } from './quick-yaml/quick-place.ts';
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
  let quick: ReturnType<typeof quickPlaces> | undefined;
  let exact: YamlSource['placeOf'] | undefined;
  const lineIndex = lineIndexOf(text, o.firstLine);
  return (at, what = 'value') =>
    placeOnDemand(() => {
      quick ??= quickPlaces(text);
      const offset = quick(at, what);
      if (offset !== undefined) return lineIndex(offset);
      exact ??= exactPlaces(text, o);
      return exact(at, what);
    });
}

function exactPlaces(
  text: string,
  o: { readonly path: string; readonly firstLine?: number },
): YamlSource['placeOf'] {
  const yaml = parseYaml(text, o);
  return yaml.ok ? yaml.value.placeOf : () => ({ line: o.firstLine ?? 1, column: 1 });
}
