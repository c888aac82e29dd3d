import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account, Department, Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { nearestOf } from '../../post/nearest.ts';
import type { Instant } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { withdrawalPath } from '../../post/withdrawal/withdrawal-path.ts';
import { toLocal } from '../../post/zone.ts';
import { policyOrRefuse } from '../policy-or-refuse.ts';
import { directorySource } from '../source/directory-source.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { postTemplate } from './post-template.ts';
import { withdrawalTemplate } from './withdrawal-template.ts';

interface NewPostOptions {
  readonly root: string;
  readonly department: string;
  readonly slug: string;
  /** Absent: the year it is now where the organisation is. */
  readonly year?: string;
  readonly now: Instant;
  /** A request to withdraw that post, which must be there, instead of the post. */
  readonly withdraw?: boolean;
}

/** Writes `posts/<department>/<year>/<slug>.md` (`.withdraw.md`) and returns that path. @throws KohoError; nothing is ever overwritten */
export async function newPost(o: NewPostOptions): Promise<string> {
  const { policy } = await policyOrRefuse(directorySource(o.root));
  const department = departmentOf(policy, o.department);
  const accounts = accountsOf(policy, department);
  const year = o.year ?? String(toLocal(o.now, policy.organisation.timeZone).year);
  const path = `posts/${department.id}/${year}/${o.slug}.md`;
  const named = parsePostId(path);
  if (!named.ok) throw new KohoError('wrong-use', badName(named.faults[0]?.message));
  if (!o.withdraw) return write(o.root, path, postTemplate(policy, department, accounts));
  if (!existsSync(join(o.root, path))) throw noSuchPost(path);
  const text = withdrawalTemplate(path, accounts, policy.organisation.locale);
  return write(o.root, withdrawalPath(named.value.id), text);
}

function badName(message: Message | undefined): Message {
  return message ?? { ja: '投稿の名前が正しくありません。', en: 'The name of the post is wrong.' };
}

function departmentOf(policy: Policy, id: string): Department {
  const departments = [...policy.departments.values()];
  const department = departments.find((one) => one.id === id);
  if (department) return department;
  const ids = departments.map((one) => one.id);
  const meant = nearestOf(id, ids);
  throw new KohoError('wrong-use', {
    ja: `所属「${id}」は policies/departments.yml にありません。${meant ? `${meant} のことでしょうか。` : ''}あるもの：${ids.join('、')}`,
    en: `There is no department "${id}" in policies/departments.yml.${meant ? ` Did you mean ${meant}?` : ''} There are: ${ids.join(', ')}`,
  });
}

function accountsOf(policy: Policy, { id, name }: Department): readonly Account[] {
  const accounts = [...policy.accounts.values()].filter(
    (account) => account.status === 'approved' && account.usableBy.includes(id),
  );
  if (accounts.length > 0) return accounts;
  throw new KohoError('wrong-use', {
    ja: `${name}（${id}）が使える公式アカウントがありません。policies/accounts/ の usable_by を確かめてください。`,
    en: `${name} (${id}) may use no official account. See usable_by in policies/accounts/.`,
  });
}

function noSuchPost(path: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `投稿 ${path} がありません。公開中止・削除の申請は、対象の投稿と同じ場所に作ります。年が今年でなければ --year を付けてください。`,
    en: `There is no post ${path}. A request to withdraw lies beside its post; give --year where it is not of this year.`,
  });
}

function write(root: string, path: string, text: string): string {
  const steps = path.split('/');
  for (const length of steps.keys()) {
    const at = join(root, ...steps.slice(0, length));
    // A link could lead the new file out of the repository.
    if (length > 0 && lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) throw isLink(at);
  }
  const file = join(root, path);
  if (existsSync(file)) throw alreadyThere(path);
  mkdirSync(dirname(file), { recursive: true });
  // `wx`: also where somebody else writes it at this moment, theirs stays.
  writeFileSync(file, text, { flag: 'wx' });
  return path;
}

function isLink(folder: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `${folder} はリンクです。ふつうのフォルダーに置き換えてください。`,
    en: `${folder} is a link. Replace it by an ordinary folder.`,
  });
}

function alreadyThere(path: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `${path} はすでにあります。上書きはしません。別の名前にしてください。`,
    en: `${path} exists already and is not overwritten. Choose another name.`,
  });
}
