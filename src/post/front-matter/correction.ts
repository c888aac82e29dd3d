import type { FaultLog } from '../faults/fault-log.ts';
import { limits } from '../limits.ts';
import { type Correction, type Located, type UseCase, useCases } from '../post.ts';
import { parsePostId } from '../post-id.ts';
import type { Fields } from './fields.ts';

/** `corrects:` and `correction:`, which go together. */
export function readCorrection(fields: Fields, log: FaultLog): Correction | undefined {
  if (!fields.has('corrects') && !fields.has('correction')) return undefined;
  fields.require('corrects');
  fields.require('correction');
  const named = fields.text('corrects', { max: limits.corrects });
  const what = fields.text('correction', { max: limits.correction, lines: true });
  if (!named || !what) return undefined;
  // Both spellings are what people copy: with `.md` from a file list, without from the record.
  const parsed = parsePostId(`${named.value.replace(/\.md$/, '')}.md`);
  if (!parsed.ok) {
    log.add('corrects-form', named.place, {});
    return undefined;
  }
  return { post: { value: parsed.value.id, place: named.place }, what };
}

/** Absent: 広報. */
export function readUseCase(fields: Fields): Located<UseCase> | undefined {
  return fields.choice('use_case', useCases);
}
