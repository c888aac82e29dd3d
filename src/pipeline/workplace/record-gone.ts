import type { Repository } from '../../forge/git/repository.ts';
import { KohoError } from './koho-error.ts';

/** Whether any log has a branch: where accounts have published, the organisation's log had begun. */
export async function hasLogs(repository: Repository): Promise<boolean> {
  return (await (await repository.remote()).list('refs/heads/ledger')).size > 0;
}

/** Begun anew, it would look as if nothing had ever been approved or paused. */
export function recordGone(): KohoError {
  return new KohoError('record-gone', {
    ja: '組織の発信記録（ledger/organisation のブランチ）がなくなっています。新しく始めず、一時停止してから、koho ledger restore organisation で戻してください（docs/ja/operator.md の9）。それまで何も送信しません。',
    en: 'The organisation’s log (branch ledger/organisation) is gone. Do not begin a new one: pause, and bring it back with koho ledger restore organisation (docs/operate.md, section 9). Nothing is sent until then.',
  });
}
