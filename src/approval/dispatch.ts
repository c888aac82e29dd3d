import type { Instant } from '../post/post.ts';
import type { ApproverRole } from './approval.ts';
import type { DispatchRefusal } from './dispatch-refusal.ts';
import type { Person } from './facts.ts';

/** What the forge says about the run in which somebody's order is carried out. */
export type DispatchFacts =
  | { readonly known: false; readonly why: string }
  | {
      readonly known: true;
      readonly event: string;
      /** 1 for the first; a run that was started again keeps its `actor`. */
      readonly attempt: number;
      readonly actor?: Person;
      /** Who started this attempt. */
      readonly triggeringActor?: Person;
      readonly branch?: string;
      readonly defaultBranch: string;
      /** `.github/workflows/brakes.yml` */
      readonly workflow: string;
      readonly createdAt: Instant;
    };

/** Who started the run, and in which role the register lets them order this. */
export interface Authority {
  readonly id: number;
  readonly login: string;
  readonly role: ApproverRole;
}

export type DispatchDecision =
  | { readonly granted: true; readonly authority: Authority }
  | { readonly granted: false; readonly reasons: readonly DispatchRefusal[] };
