import { decodePost } from '../decode.ts';
import { type FaultLog, faultLogOf, type PostFaultCode } from '../faults/fault-log.ts';
import { splitPost } from '../fences.ts';
import { Fields, isRecord } from '../front-matter/fields.ts';
import { readAccounts } from '../front-matter/read-accounts.ts';
import { limits } from '../limits.ts';
import type { Parsed } from '../place.ts';
import { parsePostId } from '../post-id.ts';
import { readYaml } from '../read-yaml.ts';
import type { YamlSource } from '../yaml.ts';
import type { WithdrawalRequest } from './withdrawal.ts';
import { withdrawnPost } from './withdrawal-path.ts';

const known = ['accounts', 'reason', 'why_not_correct'];

/** The bytes of a request → the request, or every fault of its form with place and mend. Never throws. */
export function parseWithdrawal(
  bytes: Uint8Array,
  path: string,
): Parsed<WithdrawalRequest, PostFaultCode> {
  const identity = withdrawnPost(path);
  // Its own message: where posts, and with them requests about posts, lie.
  if (!identity) return { ok: false, faults: pathFaults(path) };
  const log = faultLogOf(path);
  const text = decodePost(bytes, log);
  const split = text === undefined ? undefined : splitPost(text, log);
  const settings = split && readSettings(split.frontMatter, path, log);
  if (split) refuseBody(split.body, log);
  if (!settings || log.faults.length > 0) return { ok: false, faults: log.faults };
  const { id: post, department } = identity;
  return { ok: true, value: { path, post, department, ...settings } };
}

function pathFaults(path: string) {
  const parsed = parsePostId(path);
  return parsed.ok ? [] : parsed.faults;
}

type Settings = Pick<WithdrawalRequest, 'accounts' | 'reason' | 'whyNotCorrect'>;

function readSettings(
  { text, firstLine }: { readonly text: string; readonly firstLine: number },
  path: string,
  log: FaultLog,
): Settings | undefined {
  const yaml = readYaml(text, { path, firstLine });
  if (!yaml.ok) {
    log.addAll(yaml.faults);
    return undefined;
  }
  const { value } = yaml.value;
  if (!isRecord(value)) {
    log.add('withdrawal-empty', yaml.value.placeOf([]), {});
    return undefined;
  }
  return readFields(yaml.value, value, log);
}

function readFields(
  source: YamlSource,
  values: Readonly<Record<string, unknown>>,
  log: FaultLog,
): Settings | undefined {
  const fields = new Fields(source, log, values);
  fields.refuseOthers(known);
  fields.require('reason');
  fields.require('why_not_correct');
  const accounts = fields.has('accounts') ? readAccounts(fields, log) : undefined;
  const reason = fields.text('reason', { max: limits.withdrawalReason, lines: true });
  const whyNotCorrect = fields.text('why_not_correct', { max: limits.whyNotCorrect, lines: true });
  return reason && whyNotCorrect && { ...(accounts && { accounts }), reason, whyNotCorrect };
}

/** A text below the fences would be read as something that is published, or as an order. */
function refuseBody(
  { lines, firstLine }: { readonly lines: readonly string[]; readonly firstLine: number },
  log: FaultLog,
): void {
  const index = lines.findIndex((line) => line.trim() !== '');
  if (index >= 0) log.add('withdrawal-body', { line: firstLine + index, column: 1 }, {});
}
