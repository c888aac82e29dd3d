import { nearestOf } from '../../post/nearest.ts';
import { faultAt, type KeyPath, type PolicyFault } from '../faults.ts';
import type { OrganisationYaml, PolicyFiles } from '../policy-files.ts';
import { readWindowTime } from '../to-timing.ts';

type WindowYaml = NonNullable<OrganisationYaml['windows']>[number];
type File = PolicyFiles['organisation'];

/** A blackout that names nobody, or ends before it begins, would silently let everything pass. */
export function timingFaults(files: PolicyFiles): PolicyFault[] {
  const { organisation: file } = files;
  const { windows = [], quiet_hours: quiet } = file.value;
  return [
    ...windows.flatMap((window, index) => [
      ...timeFaults(file, window, ['windows', index]),
      ...nameFaults(files, { accounts: window.accounts ?? [] }, ['windows', index]),
      ...nameFaults(files, window.exempt, ['windows', index, 'exempt']),
    ]),
    ...repeatedFaults(file, windows),
    ...(quiet ? nameFaults(files, quiet.exempt, ['quiet_hours', 'exempt']) : []),
    ...(quiet && quiet.from === quiet.to ? [sameTime(file)] : []),
  ];
}

function timeFaults(file: File, window: WindowYaml, at: KeyPath): PolicyFault[] {
  const zone = file.value.time_zone;
  const unread = (['from', 'to'] as const).filter(
    (key) => readWindowTime(window[key], zone) === undefined,
  );
  if (unread.length > 0) {
    return unread.map((key) => {
      const message = {
        ja: `「${window[key]}」は、${zone}に存在しないか、夏時間で2回ある日時です。別の日時にしてください。`,
        en: `"${window[key]}" does not exist in ${zone}, or occurs twice there. Give another time.`,
      };
      return faultAt(file, { code: 'window-time', at: [...at, key] }, message);
    });
  }
  if (window.from < window.to) return [];
  const message = {
    ja: '終わり（to）が始まり（from）より後になっていません。どちらかを直してください。',
    en: 'to is not after from. Mend one of them.',
  };
  return [faultAt(file, { code: 'window-time', at: [...at, 'to'] }, message)];
}

function sameTime(file: File): PolicyFault {
  const message = {
    ja: '始まりと終わりが同じ時刻です。1日中止めるには koho-pause か windows を使ってください。',
    en: 'from and to are the same. To stop whole days use koho-pause or windows.',
  };
  return faultAt(file, { code: 'window-time', at: ['quiet_hours', 'to'] }, message);
}

function repeatedFaults(file: File, windows: readonly WindowYaml[]): PolicyFault[] {
  const seen = new Set<string>();
  return windows.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = {
      ja: `期間の名前「${id}」が2回あります。どちらかの名前を変えてください。`,
      en: `The window "${id}" appears twice. Rename one of them.`,
    };
    return [faultAt(file, { code: 'duplicate', at: ['windows', index, 'id'] }, message)];
  });
}

function nameFaults(
  files: PolicyFiles,
  named: Partial<WindowYaml['exempt']>,
  at: KeyPath,
): PolicyFault[] {
  const accounts = files.accounts.map(({ value }) => value.id);
  const departments = Object.keys(files.departments.value.departments);
  const unknown = (key: 'accounts' | 'departments', known: readonly string[]) =>
    (named[key] ?? []).flatMap((id, index) => {
      if (known.includes(id)) return [];
      const guess = nearestOf(id, known);
      const message = {
        ja: `「${id}」は登録にありません。${guess ? `「${guess}」ではありませんか。` : '登録された公式アカウントのIDか所属を書いてください。'}`,
        en: `"${id}" is not registered. ${guess ? `Did you mean "${guess}"?` : 'Write the id of a registered account or department.'}`,
      };
      const place = { code: 'reference-unknown', at: [...at, key, index] } as const;
      return [faultAt(files.organisation, place, message)];
    });
  return [...unknown('accounts', accounts), ...unknown('departments', departments)];
}
