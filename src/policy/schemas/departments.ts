import * as v from 'valibot';
import { officer } from './officer.ts';
import { closed, described, line, list, slug } from './values.ts';

/** `departments.yml` */
export const departmentsSchema = closed({
  departments: described(
    v.record(
      slug,
      closed({
        name: described(line, '所属の名称'),
        heads: described(
          list(officer, { min: 1, max: 20 }),
          '所属長。異動があれば任期を書いて前任と後任を並べる',
        ),
        deputies: described(
          v.optional(list(officer, { min: 0, max: 50 }), []),
          '代決者。所属長が不在のときに承認できる',
        ),
      }),
    ),
    '所属。キーは posts/ の下のフォルダー名になる',
  ),
});
