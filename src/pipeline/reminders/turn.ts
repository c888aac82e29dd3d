import type { PullStanding } from './pull-standing.ts';

/** Whose turn it is, and what for: the approvers' for `approve`, else the author's. */
export type Turn = 'mend' | 'changes' | 'approve' | 'merge';

export function turnOf(o: {
  readonly isChecked: boolean;
  readonly standing: Pick<PullStanding, 'opinion'>;
}): Turn {
  switch (o.standing.opinion) {
    case 'approved':
      return 'merge';
    case 'changes-requested':
      return 'changes';
    case 'waiting':
      return o.isChecked ? 'approve' : 'mend';
  }
}
