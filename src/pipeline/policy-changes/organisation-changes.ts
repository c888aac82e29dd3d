import type { LedgerSettings, Organisation, PublishingLimits } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { operatorChanges } from './people-changes.ts';
import type { Topic } from './policy-change.ts';
import { shownValue } from './shown-value.ts';
import { timingChanges } from './timing-changes.ts';
import { same, valueChanges } from './value-changes.ts';

/** `koho.yml`: hosts, limits, keys, operators, and whatever else it says. */
export function organisationChanges(
  before: Organisation,
  after: Organisation,
): readonly (readonly [Topic, Message])[] {
  const { keys: wasKeys, ...wasLedger } = before.ledger;
  const { keys: isKeys, ...isLedger } = after.ledger;
  return [
    ...as('people', operatorChanges(before.operators, after.operators)),
    ...as('hosts', hostChanges(before.officialHosts, after.officialHosts)),
    ...as('limits', limitChanges(before.publishing, after.publishing)),
    ...as('limits', timingChanges(before, after)),
    ...as('keys', keyChanges(wasKeys, isKeys)),
    ...as('other', valueChanges(wasLedger, isLedger, ['ledger'])),
    ...as('other', draftChange(before.publicDrafts, after.publicDrafts)),
    ...as('other', valueChanges(restOf(before), restOf(after), [])),
  ];
}

/** Whatever has no words above, also what a later version of the file may say. */
function restOf(organisation: Organisation): object {
  const {
    officialHosts: _hosts,
    publishing: _publishing,
    ledger: _ledger,
    operators: _operators,
    publicDrafts: _drafts,
    windows: _windows,
    quietHours: _hours,
    prices: _prices,
    ...rest
  } = organisation;
  return rest;
}

type Drafts = Organisation['publicDrafts'];

function draftChange(before: Drafts, after: Drafts): readonly Message[] {
  if (before && after) return valueChanges(before, after, ['public_drafts']);
  if (after) {
    const reason = shownValue(after.reason);
    return [
      {
        ja: `承認前の下書きがだれにでも見える所（公開のリポジトリ）でも使えるようになります（理由「${reason}」）。`,
        en: `koho may be used where everybody sees drafts before approval, in a public repository (reason "${reason}").`,
      },
    ];
  }
  if (!before) return [];
  return [
    {
      ja: '承認前の下書きがだれにでも見える所（公開のリポジトリ）では使えなくなります。',
      en: 'koho may no longer be used in a public repository, where everybody sees drafts.',
    },
  ];
}

function as(topic: Topic, messages: readonly Message[]) {
  return messages.map((message) => [topic, message] as const);
}

function hostChanges(before: readonly string[], after: readonly string[]): readonly Message[] {
  const come = after.filter((host) => !before.includes(host)).map(comes);
  const gone = before.filter((host) => !after.includes(host)).map(goes);
  const changes = [...come, ...gone];
  if (changes.length > 0 || same(before, after)) return changes;
  return [{ ja: '公式サイトの並びが変わります。', en: 'The order of official hosts changes.' }];
}

function comes(host: string): Message {
  const name = shownValue(host);
  return {
    ja: `「${name}」が公式サイトになります。リンクに理由が要らず、そのメールアドレスも公式として扱います。`,
    en: `"${name}" becomes an official host: links to it need no reason, and mail addresses of it are official.`,
  };
}

function goes(host: string): Message {
  const name = shownValue(host);
  return {
    ja: `「${name}」は公式サイトではなくなります。リンクに理由が要るようになります。`,
    en: `"${name}" is no longer an official host: links to it need a reason.`,
  };
}

const limits: ReadonlyMap<string, Message> = new Map([
  [
    'latestAfterMinutes',
    {
      ja: '公開期限のない投稿を、予定から保留にするまでの時間（分）',
      en: 'minutes after which a post without latest_at is held',
    },
  ],
  [
    'recheckMaxAgeSeconds',
    {
      ja: '送信の直前に、確かめ直さずに済む時間（秒）',
      en: 'seconds for which a check holds before sending',
    },
  ],
  [
    'settleSeconds',
    {
      ja: '送られていないと見なすまでに待つ時間（秒）',
      en: 'seconds to wait before absence counts as not sent',
    },
  ],
  [
    'leaseSeconds',
    {
      ja: '1回の処理が1件を受け持つ時間（秒）',
      en: 'seconds for which a run holds a delivery',
    },
  ],
  ['maxAttempts', { ja: 'やり直す回数の上限', en: 'attempts at most' }],
  [
    'lookAheadHours',
    {
      ja: '時計が何時間先までの予定のために動くか',
      en: 'hours ahead for which the clock runs',
    },
  ],
  [
    'deletionSpacingSeconds',
    { ja: '削除と削除のあいだの秒数', en: 'seconds between two deletions' },
  ],
  [
    'alarmAfterMinutes',
    {
      ja: '予定から何分過ぎても公開されていないとき、Issueで知らせるか',
      en: 'minutes after which a due post that is not out is told of in an issue',
    },
  ],
  [
    'remindHours',
    {
      ja: '公開の何時間前に、未承認を知らせるか',
      en: 'hours before its time at which an unapproved post is asked about',
    },
  ],
]);

function limitChanges(before: PublishingLimits, after: PublishingLimits): readonly Message[] {
  const was = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([key, is]) => {
    const [old, now] = [sayLimit(was.get(key)), sayLimit(is)];
    if (old.ja === now.ja) return [];
    const name = limits.get(key) ?? { ja: key, en: key };
    return [
      {
        ja: `${name.ja}が、${old.ja}から${now.ja}になります。`,
        en: `${capital(name.en)}: from ${old.en} to ${now.en}.`,
      },
    ];
  });
}

function sayLimit(value: number | readonly number[] | undefined): Message {
  if (typeof value !== 'object') return { ja: String(value), en: String(value) };
  return value.length === 0
    ? { ja: 'なし', en: 'none' }
    : { ja: value.join('・'), en: value.join(', ') };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Keys = LedgerSettings['keys'];

/** By log: what is signed with a key that is gone or other can no longer be checked by it. */
function keyChanges(before: Keys, after: Keys): readonly Message[] {
  if (same(before, after)) return [];
  const logs = new Set([...before, ...after].map(({ log }) => log));
  const of = (keys: Keys, name: string) => keys.filter(({ log }) => log === name);
  const changes = [...logs].flatMap((log) => {
    const [a, b] = [of(before, log), of(after, log)];
    if (same(a, b)) return [];
    if (b.length === 0) return [keyGoes(log)];
    if (a.length === 0) return [keyComes(log)];
    return keyHandedOver(log, a, b) ?? [keyReplaced(log)];
  });
  if (changes.length > 0) return changes;
  return [{ ja: '検証鍵の並びが変わります。', en: 'The order of the keys changes.' }];
}

function keyComes(log: string): Message {
  return {
    ja: `発信記録「${log}」に検証鍵が加わります。署名のない記録は受け付けなくなります。`,
    en: `The log "${log}" gets a key: a log that is not signed by it stops koho.`,
  };
}

function keyGoes(log: string): Message {
  return {
    ja: `発信記録「${log}」の検証鍵がなくなります。これからの記録は署名で確かめられません。`,
    en: `The log "${log}" loses its key: what follows is not proven by a signature.`,
  };
}

/** Undefined unless the old key is written as replaced, and nothing else is changed of the earlier ones. */
function keyHandedOver(log: string, a: Keys, b: Keys): readonly Message[] | undefined {
  const [was, is] = [a[0], b[0]];
  const last = is?.replaced?.at(-1);
  if (a.length > 1 || b.length > 1 || !was || !is || !last) return undefined;
  const kept = same(was.replaced ?? [], is.replaced?.slice(0, -1) ?? []);
  if (!kept || last.key !== was.key || is.key === was.key) return undefined;
  const { year, size, last: hash } = last;
  return [
    {
      ja: `発信記録「${log}」の署名の鍵が新しいものに替わります。前の鍵は、${year}年度の${size}件目（SHA-256が${hash.slice(0, 16)}…）までに限って有効です。この鍵を作った人と、替える理由を確かめてください。`,
      en: `The log "${log}" gets a new signing key. The old one counts no further than record ${size} of ${year} (SHA-256 ${hash.slice(0, 16)}…). Make sure who made the new key, and why.`,
    },
  ];
}

function keyReplaced(log: string): Message {
  return {
    ja: `発信記録「${log}」の検証鍵が別のものになります。始まっている記録では、公開が止まります。`,
    en: `The key of the log "${log}" is replaced: where the log has begun, koho stops.`,
  };
}
