import type { Account, Department } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { shownValue } from './shown-value.ts';
import { same, valueChanges } from './value-changes.ts';

type Departments = ReadonlyMap<string, Department>;

/** Official accounts that open, close, or are lent to departments. */
export function accountChanges(
  id: string,
  { before, after }: { readonly before?: Account; readonly after?: Account },
  departments: Departments,
): readonly Message[] {
  if (!before) return after ? [comes(after, departments)] : [];
  if (!after) return [goes(before)];
  const { usableBy: _a, status: _b, department: _c, ...was } = before;
  const { usableBy: _d, status: _e, department: _f, ...is } = after;
  return [
    ...statusChange(before, after),
    ...ownerChange(before, after, departments),
    ...usersChange(before, after, departments),
    ...valueChanges(was, is, [id]),
  ];
}

function comes(account: Account, departments: Departments): Message {
  const users = usersOf(account, departments);
  const closed = account.status === 'closed';
  return {
    ja: `公式アカウント${nameOf(account)}が加わります（${closed ? '閉鎖済み' : `使える所属：${users}`}）。`,
    en: `The official account ${nameOf(account)} is added (${closed ? 'closed' : `usable by ${users}`}).`,
  };
}

function goes(account: Account): Message {
  return {
    ja: `公式アカウント${nameOf(account)}の登録がなくなります。投稿できなくなります。`,
    en: `The official account ${nameOf(account)} is no longer registered; nothing can be posted to it.`,
  };
}

function statusChange(before: Account, after: Account): readonly Message[] {
  if (before.status === after.status) return [];
  const name = nameOf(after);
  if (after.status === 'closed') {
    return [
      {
        ja: `公式アカウント${name}は閉鎖になります。公開を待っている投稿は保留になります。`,
        en: `The official account ${name} is closed; posts that wait for it are held.`,
      },
    ];
  }
  return [
    {
      ja: `閉鎖していた公式アカウント${name}を、再び使えるようになります。`,
      en: `The closed official account ${name} can be used again.`,
    },
  ];
}

function ownerChange(
  before: Account,
  after: Account,
  departments: Departments,
): readonly Message[] {
  if (before.department === after.department) return [];
  const [a, b] = [before, after].map(({ department }) => departmentName(department, departments));
  return [
    {
      ja: `公式アカウント${nameOf(after)}を管理する所属は、${a}から${b}に変わります。`,
      en: `The official account ${nameOf(after)} moves from ${a} to ${b}.`,
    },
  ];
}

function usersChange(before: Account, after: Account, departments: Departments): Message[] {
  const name = nameOf(after);
  const only = (these: Account, those: Account) =>
    these.usableBy
      .filter((id) => !those.usableBy.includes(id))
      .map((id) => departmentName(id, departments))
      .join('、');
  const [come, gone] = [only(after, before), only(before, after)];
  const sameSet = come === '' && gone === '' && !same(before.usableBy, after.usableBy);
  return [
    ...(come === ''
      ? []
      : [
          {
            ja: `公式アカウント${name}を、${come}も使えるようになります。`,
            en: `The official account ${name} can also be used by ${come}.`,
          },
        ]),
    ...(gone === ''
      ? []
      : [
          {
            ja: `公式アカウント${name}を、${gone}は使えなくなります。`,
            en: `The official account ${name} can no longer be used by ${gone}.`,
          },
        ]),
    ...(sameSet
      ? [
          {
            ja: `公式アカウント${name}を使える所属の並びが変わります。`,
            en: `The order of departments that use ${name} changes.`,
          },
        ]
      : []),
  ];
}

function usersOf({ usableBy }: Account, departments: Departments): string {
  return usableBy.map((id) => departmentName(id, departments)).join('、');
}

function departmentName(id: string, departments: Departments): string {
  return `「${shownValue(departments.get(id)?.name ?? id)}」`;
}

function nameOf({ id, name, platform }: Account): string {
  return `「${shownValue(name)}」（${platform}、${id}）`;
}
