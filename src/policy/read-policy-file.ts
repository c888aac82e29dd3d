import * as v from 'valibot';
import type { Parsed } from '../post/place.ts';
import { placesOnDemand, readYaml } from '../post/read-yaml.ts';
import type { YamlSource } from '../post/yaml.ts';
import { outlineOf } from './dictionary/outline.ts';
import { quickDictionary } from './dictionary/quick-dictionary.ts';
import { partsOf } from './dictionary/quick-parts.ts';
import { findExposed } from './exposed.ts';
import type { PolicyFaultCode, PolicyFile } from './faults.ts';
import type { DictionaryFile } from './policy-files.ts';
import { quietFaults } from './quiet-faults.ts';
import { schemaFaults } from './schema-faults.ts';
import { dictionarySchema } from './schemas/dictionary.ts';

/** Bytes of one file to typed values: text, nothing secret, YAML, schema, in that order. */
export function readPolicyFile<Schema extends v.GenericSchema>(
  path: string,
  bytes: Uint8Array,
  schema: Schema,
): Parsed<PolicyFile<v.InferOutput<Schema>>, PolicyFaultCode> {
  const text = textOf(path, bytes);
  return text.ok ? readText(path, text.value, schema) : text;
}

/** A dictionary: one of the usual form the quick way, which proves that nothing is wrong with it. */
export function readDictionaryFile(
  path: string,
  bytes: Uint8Array,
): Parsed<DictionaryFile, PolicyFaultCode> {
  const text = textOf(path, bytes);
  if (!text.ok) return text;
  const quick = quickDictionary(text.value);
  if (!quick) return exactDictionary(path, text.value);
  const source = { placeOf: placesOnDemand(text.value, { path }) };
  return { ok: true, value: { path, ...quick, parts: () => partsOf(quick.outline), source } };
}

function exactDictionary(path: string, text: string): Parsed<DictionaryFile, PolicyFaultCode> {
  const file = readText(path, text, dictionarySchema);
  if (!file.ok) return file;
  const { value: exact, source } = file.value;
  const { clause, unless, entries } = exact;
  const parts = () => ({
    entries,
    classes: new Map(Object.entries(exact.classes)),
    patterns: new Map(Object.entries(exact.patterns)),
  });
  const outline = outlineOf(exact);
  return { ok: true, value: { path, clause, unless, outline, source, parts, exact } };
}

function textOf(path: string, bytes: Uint8Array): Parsed<string, PolicyFaultCode> {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, faults: [notText(path)] };
  const exposed = findExposed(path, text);
  return exposed.length > 0 ? { ok: false, faults: exposed } : { ok: true, value: text };
}

function readText<Schema extends v.GenericSchema>(
  path: string,
  text: string,
  schema: Schema,
): Parsed<PolicyFile<v.InferOutput<Schema>>, PolicyFaultCode> {
  const yaml = readYaml(text, { path });
  return yaml.ok ? typed(path, yaml.value, schema) : yaml;
}

function typed<Schema extends v.GenericSchema>(
  path: string,
  source: YamlSource,
  schema: Schema,
): Parsed<PolicyFile<v.InferOutput<Schema>>, PolicyFaultCode> {
  const result = v.safeParse(schema, source.value);
  const faults = result.success
    ? quietFaults({ path, source }, result.output)
    : schemaFaults({ path, source }, result.issues);
  if (!result.success || faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { path, value: result.output, source } };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function notText(path: string) {
  return {
    code: 'file-not-text' as const,
    path,
    place: { line: 1, column: 1 },
    message: {
      ja: `${path} はUTF-8の文章として読めません。UTF-8で保存し直してください。`,
      en: `${path} is not UTF-8 text. Save it again as UTF-8.`,
    },
  };
}
