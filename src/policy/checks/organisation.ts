import { nearestOf } from '../../post/nearest.ts';
import { faultAt, type PolicyFault } from '../faults.ts';
import type { PolicyFiles } from '../policy-files.ts';

/** One key for one writer: a key that signs two logs lets one account's job write in another's name. */
export function organisationFaults(files: PolicyFiles): PolicyFault[] {
  const { organisation: file } = files;
  const { origin, keys } = file.value.ledger;
  const logs = ['organisation', ...files.accounts.map(({ value }) => value.id)];
  const logOfKey = new Map<string, string>();
  return keys.flatMap(({ log, key, replaced = [] }, index) => {
    const at = ['ledger', 'keys', index];
    if (!logs.includes(log)) {
      return [
        faultAt(file, { code: 'reference-unknown', at: [...at, 'log'] }, unknownLog(log, logs)),
      ];
    }
    const place = { origin, log, logOfKey };
    const before = replaced.map((one, n) => ({ key: one.key, at: [...at, 'replaced', n] }));
    const own = [{ key, at }, ...before].flatMap((one) => keyFaults(file, place, one));
    return [...own, ...orderFaults(file, [...at, 'replaced'], replaced)];
  });
}

type OrganisationFile = PolicyFiles['organisation'];

interface KeyPlace {
  readonly origin: string;
  readonly log: string;
  /** Key material → the log that it was met for. */
  readonly logOfKey: Map<string, string>;
}

function keyFaults(
  file: OrganisationFile,
  { origin, log, logOfKey }: KeyPlace,
  { key, at }: { readonly key: string; readonly at: readonly (string | number)[] },
): PolicyFault[] {
  const [name = '', , material = ''] = parts(key);
  if (name !== `${origin}/${log}`) {
    const message = {
      ja: `検証鍵の名前は「${origin}/${log}」にします。この鍵の名前は「${name}」です。鍵を作り直すか、log を直してください。`,
      en: `The key must be named "${origin}/${log}", but is "${name}". Make a new key or mend log.`,
    };
    return [faultAt(file, { code: 'ledger-key-name', at: [...at, 'key'] }, message)];
  }
  if (!isEd25519(material)) {
    const message = {
      ja: 'Ed25519の公開鍵として読めません。鍵を作ったときに表示された検証鍵を、そのまま貼り付けてください。',
      en: 'This is no Ed25519 public key. Paste the verifier key exactly as it was shown.',
    };
    return [faultAt(file, { code: 'value-wrong', at: [...at, 'key'] }, message)];
  }
  const other = logOfKey.get(material);
  logOfKey.set(material, log);
  if (other === undefined) return [];
  const message = {
    ja: `「${other}」と同じ鍵です。発信記録ごとに別の鍵を作り、1回だけ書いてください。`,
    en: `This key is also written for "${other}". Make a key of its own for each log and write it once.`,
  };
  return [faultAt(file, { code: 'duplicate', at: [...at, 'key'] }, message)];
}

/** Which key counts where is read from top to bottom: another order would let an old key count again. */
function orderFaults(
  file: OrganisationFile,
  at: readonly (string | number)[],
  replaced: readonly { readonly year: string; readonly size: number }[],
): PolicyFault[] {
  return replaced.flatMap((one, n) => {
    const before = replaced[n - 1];
    const later =
      !before || before.year < one.year || (before.year === one.year && before.size < one.size);
    if (later) return [];
    const message = {
      ja: '前の鍵は、古いものから順に書きます（year と size が増えていく順）。',
      en: 'Write earlier keys from the oldest: year and size must grow.',
    };
    return [faultAt(file, { code: 'value-wrong', at: [...at, n, 'size'] }, message)];
  });
}

function unknownLog(log: string, logs: readonly string[]) {
  const guess = nearestOf(log, logs);
  return {
    ja: `「${log}」という発信記録はありません。organisation か公式アカウントのIDを書いてください。${guess ? `「${guess}」ではありませんか。` : ''}`,
    en: `There is no log "${log}". Write organisation or the id of an account.${guess ? ` Did you mean "${guess}"?` : ''}`,
  };
}

/** `name+hash+material`; base64 may hold a plus sign itself. */
function parts(key: string): readonly string[] {
  const [name = '', hash = '', ...material] = key.split('+');
  return [name, hash, material.join('+')];
}

/** C2SP signed-note: one byte 0x01 for Ed25519, then 32 bytes of key. */
function isEd25519(base64: string): boolean {
  try {
    const bytes = atob(base64);
    return bytes.length === 33 && bytes.charCodeAt(0) === 1 && btoa(bytes) === base64;
  } catch {
    return false;
  }
}
