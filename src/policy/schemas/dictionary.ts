import * as v from 'valibot';
import { bilingual, clauseId, closed, described, line, list } from './values.ts';

/** `dictionaries/<id>.yml` */
export const dictionarySchema = closed({
  clause: described(clauseId, '根拠の項目（guideline.yml のキー）'),
  entries: described(
    list(
      closed({
        word: described(line, '探す語またはホスト名'),
        severity: v.optional(
          described(
            v.picklist(['block', 'warn', 'ask']),
            'この語だけ重さを変えるとき。block は要修正、warn は注意、ask は質問',
          ),
        ),
        except: described(
          v.optional(list(line, { min: 0, max: 100 }), []),
          'この語を含んでいても問題のない語',
        ),
        suggest: v.optional(described(line, '言い換えの案')),
        note: v.optional(described(bilingual, 'なぜ避けるか')),
      }),
      { min: 1, max: 10_000 },
    ),
    '語の一覧',
  ),
});
