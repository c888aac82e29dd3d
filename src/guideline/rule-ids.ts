import { rules } from './rules.ts';

/** Faults of a post's form: a file that is no post cannot be published, so there is nothing to weigh. */
export const formId = 'form';

/** Of the engine, because it looks at what the rules found; policy weighs it all the same. */
export const idleWaiverId = 'waiver';

/** Every name that `guideline.yml` may weigh. */
export const ruleIds: readonly string[] = [
  ...rules.map(({ id }) => id),
  idleWaiverId,
  formId,
].toSorted();
