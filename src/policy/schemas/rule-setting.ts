import * as v from 'valibot';
import { severities, waiverRoles } from '../policy.ts';
import { closed, described, expected, list } from './values.ts';

const weight = described(
  v.picklist([...severities, 'off']),
  'block は要修正、warn は注意、ask は質問、off は使わない',
);

const approvers = v.pipe(
  list(v.picklist(waiverRoles), { min: 1, max: 2 }),
  // A deputy acts for the head: what she may pass, the head may.
  v.check(
    (roles) => roles.includes('head') && new Set(roles).size === roles.length,
    expected('waivable-by'),
  ),
);

/** A weight; or a weight and who may let a block of the rule pass. */
export const ruleSetting = v.union([
  weight,
  closed({
    severity: weight,
    waivable_by: described(
      approvers,
      '要修正を、理由を示して公開してよいと判断できる人。[head] は所属長だけ、[head, deputy] は代決者も',
    ),
  }),
]);
