import { capabilities } from '../../post/capabilities.ts';
import { nearestOf } from '../../post/nearest.ts';
import { platforms } from '../../post/payload.ts';
import { faultAt, type KeyPath, type PolicyFault, type PolicyFile } from '../faults.ts';
import { isOfficialHost } from '../official-host.ts';
import { type AccountYaml, idOfFile, type PolicyFiles } from '../policy-files.ts';
import { readUrl } from '../url.ts';

type AccountFile = PolicyFile<AccountYaml>;

/**
 * Names that already mean something else: a post's text for all, a text for a
 * platform (`:::x`), the organisation's own log.
 */
const reserved: readonly string[] = ['default', 'organisation', ...platforms];

/** The register of official accounts against itself, the departments and the official hosts. */
export function accountFaults(files: PolicyFiles): PolicyFault[] {
  const single = files.accounts.flatMap((file) => [
    ...idFaults(file),
    ...departmentFaults(file, files),
    ...pageFaults(file, files),
    ...closingFaults(file),
    ...schedulingFaults(file),
    ...editingFaults(file),
  ]);
  return [...single, ...repeatedFaults(files.accounts)];
}

function idFaults(file: AccountFile): PolicyFault[] {
  const { id } = file.value;
  if (reserved.includes(id)) {
    const message = {
      ja: `「${id}」は別の意味で使う名前なので、公式アカウントのIDにできません。「団体-所属-投稿先」のように付けてください。`,
      en: `"${id}" already means something else and cannot be an account. Use "body-department-platform" or the like.`,
    };
    return [faultAt(file, { code: 'id-reserved', at: ['id'] }, message)];
  }
  const name = idOfFile(file.path);
  if (name === id) return [];
  const message = {
    ja: `IDが「${id}」なのにファイル名は ${name}.yml です。どちらかに合わせてください。`,
    en: `The id is "${id}", but the file is ${name}.yml. Make them the same.`,
  };
  return [faultAt(file, { code: 'id-not-file-name', at: ['id'] }, message)];
}

/** A closed account stays in the register when its department is gone; an open one needs a head. */
function departmentFaults(file: AccountFile, { departments }: PolicyFiles): PolicyFault[] {
  const known = Object.keys(departments.value.departments);
  const { department, usable_by, status } = file.value;
  if (status === 'closed') return [];
  const named: readonly { readonly at: KeyPath; readonly id: string }[] = [
    { at: ['department'], id: department },
    ...usable_by.map((id, index) => ({ at: ['usable_by', index], id })),
  ];
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ at, id }) => {
      const guess = nearestOf(id, known);
      const message = {
        ja: `所属「${id}」は departments.yml にありません。${guess ? `「${guess}」ではありませんか。` : 'departments.yml に加えるか、ここを直してください。'}`,
        en: `There is no department "${id}" in departments.yml. ${guess ? `Did you mean "${guess}"?` : 'Add it there or mend it here.'}`,
      };
      return faultAt(file, { code: 'reference-unknown', at }, message);
    });
}

/** HSM-3-3: an official account is announced on the official site, so the page must lie there. */
function pageFaults(file: AccountFile, { organisation }: PolicyFiles): PolicyFault[] {
  const host = readUrl(file.value.official_page)?.hostname ?? '';
  if (isOfficialHost({ officialHosts: organisation.value.official_hosts }, host)) return [];
  const message = {
    ja: `${host} は公式サイトのホスト名ではありません。koho.yml の official_hosts にあるホストのページにしてください。`,
    en: `${host} is not an official host. Use a page on a host listed as official_hosts in koho.yml.`,
  };
  return [faultAt(file, { code: 'host-not-official', at: ['official_page'] }, message)];
}

function closingFaults(file: AccountFile): PolicyFault[] {
  const { status, opened_on, closed_on } = file.value;
  const fault = (at: KeyPath, ja: string, en: string) => [
    faultAt(file, { code: 'closing-date', at }, { ja, en }),
  ];
  if (status === 'closed' && closed_on === undefined) {
    return fault(
      ['status'],
      '閉鎖した日がありません。closed_on: に日付を書いてください。',
      'The closing date is missing. Write it as closed_on.',
    );
  }
  if (status === 'approved' && closed_on !== undefined) {
    return fault(
      ['closed_on'],
      '閉鎖した日がありますが、status が approved のままです。閉鎖したなら closed に、していないなら closed_on を消してください。',
      'There is a closing date, but status is approved. Write closed, or delete closed_on.',
    );
  }
  if (closed_on !== undefined && closed_on < opened_on) {
    return fault(
      ['closed_on'],
      `閉鎖した日 ${closed_on} が開設した日 ${opened_on} より前です。どちらかを直してください。`,
      `The account closes (${closed_on}) before it opens (${opened_on}). Mend one of them.`,
    );
  }
  return [];
}

/** Only a post that was made invisible first, with its id on record, can be looked at and called back. */
function schedulingFaults(file: AccountFile): PolicyFault[] {
  const { platform, scheduling, two_phase, schedule_hours_ahead } = file.value;
  const fault = (at: KeyPath, ja: string, en: string) => [
    faultAt(file, { code: 'scheduling-not-possible', at }, { ja, en }),
  ];
  if (scheduling === 'platform' && platform !== 'facebook') {
    return fault(
      ['scheduling'],
      '投稿先の予約投稿が使えるのは、Facebookのアカウントだけです。scheduling: の行を消してください。',
      'Only a Facebook account can use the timetable of the platform. Delete the line scheduling.',
    );
  }
  if (scheduling === 'platform' && two_phase === false) {
    return fault(
      ['scheduling'],
      '予約投稿には、非公開の下書きを作ってから公開する方式（two_phase: true）が必要です。two_phase: false の行を消すか、scheduling: を koho にしてください。',
      'The timetable of the platform needs two phases. Delete the line two_phase: false, or write scheduling: koho.',
    );
  }
  if (scheduling !== 'platform' && schedule_hours_ahead !== undefined) {
    return fault(
      ['schedule_hours_ahead'],
      '予約投稿を使わないアカウントには効きません。scheduling: platform を書くか、この行を消してください。',
      'It has no effect on an account that does not use the timetable of the platform. Write scheduling: platform, or delete this line.',
    );
  }
  return [];
}

/** Whether it can is data of the platform, so that the next one needs no word here. */
function editingFaults(file: AccountFile): PolicyFault[] {
  const { platform, corrections } = file.value;
  if (corrections !== 'edit' || capabilities[platform].edits) return [];
  const message = {
    ja: `${platform} では、公開した投稿の文を置き換えられません。corrections: の行を消すか、new-post にしてください。`,
    en: `The text of a public post cannot be replaced on ${platform}. Delete the line corrections, or write new-post.`,
  };
  return [faultAt(file, { code: 'editing-not-possible', at: ['corrections'] }, message)];
}

/** One account of a platform under two ids would have two logs, and each could send the same post. */
function repeatedFaults(accounts: readonly AccountFile[]): PolicyFault[] {
  const first = new Map<string, AccountFile>();
  return accounts.flatMap((file) => {
    const { platform, remote_id } = file.value;
    const known = first.get(`${platform} ${remote_id}`);
    if (known === undefined) {
      first.set(`${platform} ${remote_id}`, file);
      return [];
    }
    const message = {
      ja: `${known.path} と同じ投稿先の番号です。1つの公式アカウントは1つのファイルにしてください。`,
      en: `This is the same account of the platform as ${known.path}. Keep one file for one account.`,
    };
    return [faultAt(file, { code: 'duplicate', at: ['remote_id'] }, message)];
  });
}
