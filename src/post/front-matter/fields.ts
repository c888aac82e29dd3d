import { findForbidden } from '../characters.ts';
import type { FaultLog } from '../faults/fault-log.ts';
import type { Wanted } from '../faults/field-faults.ts';
import { nearestOf } from '../nearest.ts';
import type { Place } from '../place.ts';
import type { Located } from '../post.ts';
import type { YamlSource } from '../yaml.ts';

type Path = readonly (string | number)[];

/** One map of the front matter, read field by field; whatever is wrong goes to the log. */
export class Fields {
  readonly #source: YamlSource;
  readonly #log: FaultLog;
  readonly #path: Path;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #required = new Set<string>();

  constructor(
    source: YamlSource,
    log: FaultLog,
    values: Readonly<Record<string, unknown>>,
    path: Path = [],
  ) {
    this.#source = source;
    this.#log = log;
    this.#path = path;
    this.#values = values;
  }

  get place(): Place {
    return this.#source.placeOf(this.#path);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#values, key);
  }

  /** Unknown keys are faults: a misspelt `latest_at` that is ignored publishes too late. */
  refuseOthers(known: readonly string[], reserved: readonly string[] = []): void {
    for (const key of Object.keys(this.#values)) {
      const place = this.#source.placeOf([...this.#path, key], 'key');
      if (reserved.includes(key)) this.#log.add('reserved-key', place, { key });
      else if (!known.includes(key)) {
        this.#log.add('unknown-key', place, { key, nearest: nearestOf(key, known) });
      }
    }
  }

  /** Absent, without a value, or only spaces. */
  isBlank(key: string): boolean {
    const value = this.#values[key];
    return (
      value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
    );
  }

  /** To be said before the key is read: what is required and empty is to be filled in, not deleted. */
  require(key: string): void {
    this.#required.add(key);
    if (!this.has(key)) this.#log.add('missing-key', this.place, { key });
  }

  text(key: string, limits: { readonly max: number; readonly lines?: boolean }) {
    if (!this.has(key)) return undefined;
    return this.#text(this.#values[key], key, [...this.#path, key], limits);
  }

  boolean(key: string): Located<boolean> | undefined {
    if (!this.has(key)) return undefined;
    const value = this.#values[key];
    const path = [...this.#path, key];
    const place = this.#source.placeOf(path);
    if (typeof value === 'boolean') return { value, place };
    this.#refuseType(value, 'boolean', { key, path, place });
    return undefined;
  }

  choice<T extends string>(key: string, choices: readonly T[]): Located<T> | undefined {
    const text = this.text(key, { max: 100 });
    const value = choices.find((choice) => choice === text?.value);
    if (text && value === undefined) {
      const nearest = nearestOf(text.value, choices);
      this.#log.add('unknown-choice', text.place, { key, choices, nearest });
    }
    return text && value !== undefined ? { value, place: text.place } : undefined;
  }

  /** A list of texts, each with its place. */
  texts(key: string, max: number): Located<string>[] {
    return this.#items(key).flatMap(
      (item, index) => this.#text(item, key, [...this.#path, key, index], { max }) ?? [],
    );
  }

  /** A list of maps. */
  maps(key: string): Fields[] {
    return this.#items(key).flatMap((item, index) => {
      const path = [...this.#path, key, index];
      if (isRecord(item)) return [new Fields(this.#source, this.#log, item, path)];
      this.#refuseType(item, 'entries', { key, path, place: this.#source.placeOf(path) });
      return [];
    });
  }

  /** A map whose keys are data: each with the place of its key. */
  entries(
    key: string,
    max: number,
  ): { readonly key: Located<string>; readonly value: Located<string> }[] {
    if (!this.has(key)) return [];
    const map = this.#values[key];
    if (!isRecord(map)) {
      const path = [...this.#path, key];
      this.#refuseType(map, 'entries', { key, path, place: this.#source.placeOf(path) });
      return [];
    }
    return Object.entries(map).flatMap(([name, item]) => {
      const path = [...this.#path, key, name];
      const value = this.#text(item, key, path, { max });
      return value
        ? [{ key: { value: name, place: this.#source.placeOf(path, 'key') }, value }]
        : [];
    });
  }

  /** Refuses what appears twice, at its second place. */
  refuseRepeats(key: string, items: readonly Located<string>[]): void {
    const seen = new Set<string>();
    for (const { value, place } of items) {
      if (seen.has(value)) this.#log.add('repeated', place, { key, value });
      seen.add(value);
    }
  }

  #items(key: string): readonly unknown[] {
    if (!this.has(key)) return [];
    const list = this.#values[key];
    if (Array.isArray(list) && list.length > 0) return list;
    const path = [...this.#path, key];
    const place = this.#source.placeOf(path);
    this.#refuseType(Array.isArray(list) ? null : list, 'list', { key, path, place });
    return [];
  }

  #text(
    value: unknown,
    key: string,
    path: Path,
    { max, lines = false }: { readonly max: number; readonly lines?: boolean },
  ): Located<string> | undefined {
    const place = this.#source.placeOf(path);
    if (typeof value !== 'string') {
      this.#refuseType(value, 'text', { key, path, place });
      return undefined;
    }
    const text = value.normalize('NFC').trim();
    const forbidden = findForbidden(text);
    if (text === '') this.#refuseEmpty(key, path, place);
    else if (forbidden) this.#log.add('field-character', place, { key, character: forbidden.name });
    else if (text.length > max) this.#log.add('too-long', place, { key, max });
    else if (!lines && text.includes('\n')) this.#log.add('several-lines', place, { key });
    else return { value: text, place };
    return undefined;
  }

  #refuseType(
    value: unknown,
    wanted: Wanted,
    { key, path, place }: { readonly key: string; readonly path: Path; readonly place: Place },
  ): void {
    if (value === null) this.#refuseEmpty(key, path, place);
    else this.#log.add('wrong-type', place, { key, wanted });
  }

  /** An empty item of a list may go, also of a required one. */
  #refuseEmpty(key: string, path: Path, place: Place): void {
    const isRequired = path.at(-1) === key && this.#required.has(key);
    this.#log.add('empty-value', place, { key, isRequired });
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
