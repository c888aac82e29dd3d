import type { Message } from '../message.ts';
import type { Fault, Place } from '../place.ts';
import type { YamlFaultCode } from '../yaml-faults.ts';
import { type BodyFaults, bodyMessages } from './body-faults.ts';
import { type FieldFaults, fieldMessages } from './field-faults.ts';
import { type FileFaults, fileMessages } from './file-faults.ts';
import { type WithdrawalFaults, withdrawalMessages } from './withdrawal-faults.ts';

/** Every fault of a post's form with what its message needs to know. */
interface PostFaults extends FileFaults, FieldFaults, BodyFaults, WithdrawalFaults {}

export type PostFaultCode = keyof PostFaults | YamlFaultCode | 'post-path';

/** Collects what is wrong with one file, in the order in which it was found. */
export interface FaultLog {
  readonly faults: readonly Fault<PostFaultCode>[];
  add<C extends keyof PostFaults>(code: C, place: Place, details: PostFaults[C]): void;
  addAll(faults: readonly Fault<PostFaultCode>[]): void;
}

const messages: { readonly [C in keyof PostFaults]: (details: PostFaults[C]) => Message } = {
  ...fileMessages,
  ...fieldMessages,
  ...bodyMessages,
  ...withdrawalMessages,
};

/** A post with more than this is not mended fault by fault. */
const maxFaults = 50;

export function faultLogOf(path: string): FaultLog {
  const faults: Fault<PostFaultCode>[] = [];
  return {
    faults,
    add(code, place, details) {
      if (faults.length >= maxFaults) return;
      faults.push({ code, path, place, message: messages[code](details) });
    },
    addAll(more) {
      faults.push(...more.slice(0, maxFaults - faults.length));
    },
  };
}
