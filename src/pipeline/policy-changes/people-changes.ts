import type { Department, Officer, Organisation } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { shownValue } from './shown-value.ts';
import { same, valueChanges } from './value-changes.ts';

/** Who comes, who goes, whose term changes, and what each may approve by it. */
export function departmentChanges(
  before: ReadonlyMap<string, Department>,
  after: ReadonlyMap<string, Department>,
): readonly Message[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [a, b] = [before.get(id), after.get(id)];
    const name = shownValue((b ?? a)?.name);
    const existence = !a ? [departmentComes(id, name)] : !b ? [departmentGoes(id, name)] : [];
    return [
      ...existence,
      ...officerChanges(a?.heads ?? [], b?.heads ?? [], officeOf('heads', id, name)),
      ...officerChanges(a?.deputies ?? [], b?.deputies ?? [], officeOf('deputies', id, name)),
      ...(a && b ? valueChanges(restOf(a), restOf(b), ['departments', id]) : []),
    ];
  });
}

export function operatorChanges(
  before: Organisation['operators'],
  after: Organisation['operators'],
): readonly Message[] {
  return officerChanges(before, after, {
    keys: ['operators'],
    title: { ja: '運用担当者', en: 'operators' },
    may: {
      ja: '規程の変更の承認と、一時停止の解除が',
      en: 'approve changes of the policy and lift a pause',
    },
  });
}

function restOf({ heads: _heads, deputies: _deputies, ...rest }: Department): object {
  return rest;
}

function departmentComes(id: string, name: string): Message {
  return {
    ja: `所属「${name}」（${id}）が加わります。`,
    en: `Department "${name}" (${id}) is added.`,
  };
}

function departmentGoes(id: string, name: string): Message {
  return {
    ja: `所属「${name}」（${id}）がなくなります。この所属の投稿は、だれにも承認できなくなります。`,
    en: `Department "${name}" (${id}) is removed. Nobody can approve its posts any more.`,
  };
}

interface Office {
  /** Where the file has it. */
  readonly keys: readonly string[];
  readonly title: Message;
  /** What an officer may do. */
  readonly may: Message;
}

function officeOf(role: 'heads' | 'deputies', id: string, department: string): Office {
  const title =
    role === 'heads'
      ? { ja: `${department}の所属長`, en: `heads of ${department}` }
      : { ja: `${department}の代決者`, en: `deputies of ${department}` };
  return {
    keys: ['departments', id, role],
    title,
    may: { ja: `${department}の投稿の承認が`, en: `approve posts of ${department}` },
  };
}

/** The numeric id is the person; one who comes back has several entries, compared in their order. */
function officerChanges(
  before: readonly Officer[],
  after: readonly Officer[],
  office: Office,
): readonly Message[] {
  if (same(before, after)) return [];
  const [was, is] = [byPerson(before), byPerson(after)];
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [a, b] = [was.get(key), is.get(key)];
    if (!a) return b ? [comes(b, office)] : [];
    return b ? changesOf(a, b, office) : [goes(a, office)];
  });
  return changes.length > 0 ? changes : [orderChanges(office)];
}

function byPerson(officers: readonly Officer[]): ReadonlyMap<string, Officer> {
  const seen = new Map<number, number>();
  return new Map(
    officers.map((officer) => {
      const nth = seen.get(officer.id) ?? 0;
      seen.set(officer.id, nth + 1);
      return [`${officer.id}/${nth}`, officer];
    }),
  );
}

function comes(officer: Officer, { title, may }: Office): Message {
  const [who, term] = [whoIs(officer), termOf(officer)];
  return {
    ja: `${title.ja}に${who.ja}が加わります。${term.ja}、${may.ja}できます。`,
    en: `${who.en} joins the ${title.en} and may ${may.en}, ${term.en}.`,
  };
}

function goes(officer: Officer, { title, may }: Office): Message {
  const [who, term] = [whoIs(officer), termOf(officer)];
  return {
    ja: `${title.ja}から${who.ja}が外れます（任期は${term.ja}でした）。${may.ja}できなくなります。この変更の後にマージするものには、前に受けた承認も数えません。`,
    en: `${who.en} leaves the ${title.en} (the term was ${term.en}) and may no longer ${may.en}; for what is merged after this change, approvals given before do not count either.`,
  };
}

function changesOf(
  before: Officer,
  after: Officer,
  { title, may, keys }: Office,
): readonly Message[] {
  const who = whoIs(after);
  const [was, is] = [termOf(before), termOf(after)];
  const term: readonly Message[] =
    was.ja === is.ja
      ? []
      : [
          {
            ja: `${title.ja}の${who.ja}の任期は、「${was.ja}」から「${is.ja}」に変わります。${may.ja}できるのはこの間です。`,
            en: `The term of ${who.en} among the ${title.en} changes from "${was.en}" to "${is.en}", in which this person may ${may.en}.`,
          },
        ];
  const rest = (officer: Officer) => {
    const { from: _from, until: _until, ...others } = officer;
    return others;
  };
  return [...term, ...valueChanges(rest(before), rest(after), [...keys, `${before.id}`])];
}

function orderChanges({ title }: Office): Message {
  return {
    ja: `${title.ja}の並びが変わります。できることは同じです。`,
    en: `The order of the ${title.en} changes; nobody may do more or less.`,
  };
}

function whoIs({ id, login, name }: Officer): Message {
  const shown = shownValue(name);
  return { ja: `「${shown}」（@${login}、番号${id}）`, en: `"${shown}" (@${login}, id ${id})` };
}

function termOf({ from, until }: Officer): Message {
  if (from && until) return { ja: `${from}から${until}まで`, en: `from ${from} until ${until}` };
  if (from) return { ja: `${from}から`, en: `from ${from}` };
  if (until) return { ja: `${until}まで`, en: `until ${until}` };
  return { ja: '期限なし', en: 'without limits' };
}
