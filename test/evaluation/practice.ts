import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Case, jsonLines, readCases } from './case.ts';

export interface EvaluationSet {
  readonly name: string;
  readonly platform: 'x' | 'facebook';
  /** Only figures are shown of it. */
  readonly sealed: boolean;
  readonly cases: () => readonly Case[];
}

const labelled = v.object({ text: v.string(), label: v.string() });

/** The sets that lie beside the project where they were handed over, and are not part of it. */
export function practiceSets(folder: string): readonly EvaluationSet[] {
  const file = (name: string) => join(folder, `${name}.jsonl`);
  const sets: readonly EvaluationSet[] = [
    { name: 'practice-posts', platform: 'x', sealed: false, cases: () => readCases(file('posts')) },
    {
      name: 'practice-benign',
      platform: 'facebook',
      sealed: false,
      cases: () => labels(file('benign')),
    },
    {
      name: 'practice-toxic',
      platform: 'x',
      sealed: false,
      cases: () => labels(file('toxic-apache')),
    },
    {
      name: 'practice-shorteners',
      platform: 'x',
      sealed: false,
      cases: () => labels(file('shorteners')),
    },
  ];
  return existsSync(folder) ? sets : [];
}

/** What each label of such a set means; others (borderline) are left out. */
const meanings: Readonly<
  Record<string, { expect: readonly string[]; text: (text: string) => string }>
> = {
  benign: { expect: ['ok'], text: (text) => text },
  nontoxic_chat: { expect: ['ok'], text: (text) => text },
  toxic: {
    expect: ['HSM-4-7-1', 'HSM-4-7-2', 'HSM-4-7-3', 'HSM-4-7-9'],
    text: (text) => text,
  },
  shortener_active: {
    expect: ['HSM-4-6'],
    text: (host) => `申込みはこちら\nhttps://${host}/Ab3dE`,
  },
};

function labels(file: string): readonly Case[] {
  return jsonLines(file).flatMap(({ value, where }, index) => {
    const { text, label } = v.parse(labelled, value, { message: where });
    const meaning = meanings[label];
    if (!meaning) return [];
    return [
      {
        id: `${label}-${index + 1}`,
        text: meaning.text(text),
        expect: meaning.expect,
        accepted: [],
        knowable: label === 'shortener_active',
        asOf: '2026-11-24',
        media: [],
      },
    ];
  });
}
