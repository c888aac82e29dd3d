import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders and files that wait for git or count through many cases, the slowest first. */
const slow = [
  /\/edges\/(?:kill|lost|bad)|\/action\/(?:brakes|withdraw)|\/pipeline\/(?:edits|publish|withdrawals)/,
  /\/(?:pipeline|action|edges)\/[^/]+$|\/forge\/git\/git-log-race|\/watchdog\/watch/,
  /\/(?:approval\/played|simulation|forge\/git|pipeline)\b/,
  /fuzz/,
];

/**
 * The order in which files begin: the longest first, else one of them is still
 * running on one core when all the others are done.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // By what is known of earlier runs, else by size.
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slow.findIndex((name) => name.test(moduleId));
  return rank < 0 ? slow.length : rank;
}
