import * as v from 'valibot';
import { closed, described, line, localDate, login, userId } from './values.ts';

/** A person in office, as `departments.yml` and `koho.yml` write it. */
export const officer = closed({
  id: described(userId, 'GitHubの利用者番号。本人を決めるのはこの番号'),
  login: described(login, 'GitHubのログイン名（@なし）。人が読むため'),
  name: described(line, '氏名または職名'),
  from: v.optional(described(localDate, '任期の初日（この日を含む）。なければ以前から')),
  until: v.optional(described(localDate, '任期の末日（この日を含む）。なければ当分の間')),
});

export type OfficerYaml = v.InferOutput<typeof officer>;
