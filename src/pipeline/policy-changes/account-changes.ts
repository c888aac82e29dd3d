import type { Account, Department } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { shownList, shownValue } from './shown-value.ts';
import { shownPace } from './timing-changes.ts';
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
  const [was, is] = [restOf(before), restOf(after)];
  return [
    ...statusChange(before, after),
    ...ownerChange(before, after, departments),
    ...usersChange(before, after, departments),
    ...correctionsChange(before, after),
    ...valueChanges(was, is, [id]),
  ];
}

/** Whatever has no words of its own, as its file writes it. */
function restOf(account: Account): object {
  const {
    usableBy: _users,
    status: _status,
    department: _owner,
    corrections: _corrections,
    spacingMinutes: _spacing,
    budget: _budget,
    ...rest
  } = account;
  return { ...rest, ...shownPace(account) };
}

function comes(account: Account, departments: Departments): Message {
  const users = namesOf(account.usableBy, departments);
  const closed = account.status === 'closed';
  return {
    ja: `公式アカウント${nameOf(account).ja}が加わります（${closed ? '閉鎖済み' : `使える所属：${users.ja}`}）。`,
    en: `The official account ${nameOf(account).en} is added (${closed ? 'closed' : `usable by ${users.en}`}).`,
  };
}

function goes(account: Account): Message {
  return {
    ja: `公式アカウント${nameOf(account).ja}の登録がなくなります。投稿できなくなります。`,
    en: `The official account ${nameOf(account).en} is no longer registered; nothing can be posted to it.`,
  };
}

function statusChange(before: Account, after: Account): readonly Message[] {
  if (before.status === after.status) return [];
  const name = nameOf(after);
  if (after.status === 'closed') {
    return [
      {
        ja: `公式アカウント${name.ja}は閉鎖になります。公開を待っている投稿は保留になります。`,
        en: `The official account ${name.en} is closed; posts that wait for it are held.`,
      },
    ];
  }
  return [
    {
      ja: `閉鎖していた公式アカウント${name.ja}を、再び使えるようになります。`,
      en: `The closed official account ${name.en} can be used again.`,
    },
  ];
}

function ownerChange(
  before: Account,
  after: Account,
  departments: Departments,
): readonly Message[] {
  if (before.department === after.department) return [];
  const [a, b] = [before, after].map(({ department }) => namesOf([department], departments));
  return [
    {
      ja: `公式アカウント${nameOf(after).ja}を管理する所属は、${a?.ja}から${b?.ja}に変わります。`,
      en: `The official account ${nameOf(after).en} moves from ${a?.en} to ${b?.en}.`,
    },
  ];
}

function usersChange(
  before: Account,
  after: Account,
  departments: Departments,
): readonly Message[] {
  if (same(before.usableBy, after.usableBy)) return [];
  const name = nameOf(after);
  const come = after.usableBy.filter((id) => !before.usableBy.includes(id));
  const gone = before.usableBy.filter((id) => !after.usableBy.includes(id));
  const changes: Message[] = [];
  if (come.length > 0) {
    const { ja, en } = namesOf(come, departments);
    changes.push({
      ja: `公式アカウント${name.ja}を、${ja}も使えるようになります。`,
      en: `The official account ${name.en} can also be used by ${en}.`,
    });
  }
  if (gone.length > 0) {
    const { ja, en } = namesOf(gone, departments);
    changes.push({
      ja: `公式アカウント${name.ja}を、${ja}は使えなくなります。`,
      en: `The official account ${name.en} can no longer be used by ${en}.`,
    });
  }
  if (changes.length > 0) return changes;
  return [
    {
      ja: `公式アカウント${name.ja}を使える所属の並びが変わります。`,
      en: `The order of departments that use ${name.en} changes.`,
    },
  ];
}

function correctionsChange(before: Account, after: Account): readonly Message[] {
  if (before.corrections === after.corrections) return [];
  const name = nameOf(after);
  if (after.corrections === 'edit') {
    return [
      {
        ja: `公式アカウント${name.ja}の訂正は、新しい投稿ではなく、公開中の投稿の文を置き換えて行うようになります。`,
        en: `Corrections on the official account ${name.en} replace the text of the public post instead of publishing a new one.`,
      },
    ];
  }
  return [
    {
      ja: `公式アカウント${name.ja}の訂正は、公開中の投稿の文を置き換えず、新しい投稿で行うようになります。`,
      en: `Corrections on the official account ${name.en} are published as new posts and no longer replace the text of the public one.`,
    },
  ];
}

function namesOf(ids: readonly string[], departments: Departments): Message {
  return shownList(ids.map((id) => departments.get(id)?.name ?? id));
}

function nameOf({ id, name, platform }: Account): Message {
  const shown = shownValue(name);
  return { ja: `「${shown}」（${platform}、${id}）`, en: `"${shown}" (${platform}, ${id})` };
}
