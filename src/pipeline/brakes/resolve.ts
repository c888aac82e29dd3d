import type { Delivery } from '../../publish/delivery.ts';
import { DeliveryReader } from '../../publish/read-deliveries.ts';
import { type Answer, resolve as answerDrafts } from '../../publish/resolve.ts';
import { openPlatform } from '../publish/open-platform.ts';
import { refuseRolledBack } from '../publish/own-log.ts';
import { oneLine } from '../record/bodies.ts';
import { postName, registeredPost } from '../registered-post.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { openAuthority } from './authority.ts';
import { isClaimed, readNamedPost } from './named-post.ts';
import { requireCleanReasons } from './require-clean-reasons.ts';
import {
  claimedByOther,
  noSuchPart,
  noSuchPost,
  notHeld,
  notThatAnswer,
} from './resolve-refusals.ts';
import { type HeldNotice, tellHeld } from './tell-held.ts';

type GivenAnswer = 'confirmed' | 'retryable' | 'withdrawn';

export interface ResolveOptions {
  readonly account: string;
  /** `posts/kotsu/2026/x.md`, or without `.md`. */
  readonly post: string;
  /** 1-based; absent: the part that is held. */
  readonly part?: number;
  readonly answer: GivenAnswer;
  /** Address or id of the public post; for `confirmed`. */
  readonly named?: string;
  readonly why: string;
}

export interface Resolved {
  readonly post: string;
  readonly account: string;
  /** 1-based. */
  readonly part: number;
  readonly answer: GivenAnswer;
  readonly url?: string;
  /** Ordered gone: what was found to be public is deleted by the next run. */
  readonly ordered: boolean;
  readonly by: { readonly id: number; readonly login: string };
  readonly notices: readonly HeldNotice[];
}

/** Records a person's answer about a held part, by the authority of whoever started this run. */
export async function resolve(settings: Settings, o: ResolveOptions): Promise<Resolved> {
  const workplace = await openWorkplace(settings, { signs: 'account' });
  try {
    return await answerIn(workplace, settings, o);
  } finally {
    await workplace.close();
  }
}

async function answerIn(
  workplace: Workplace,
  settings: Settings,
  o: ResolveOptions,
): Promise<Resolved> {
  const { policy } = workplace.policy;
  const account = accountOf(policy, o.account);
  const department = registeredPost(o.post, policy)?.department;
  if (department === undefined) throw noSuchPost(postName(o.post), []);
  const log = await workplace.accountLog(account.id, 'write');
  const begun = await log.view();
  await refuseRolledBack(workplace.view, begun, account.id);
  const authority = await openAuthority(workplace, {
    kind: 'resolved',
    department,
    // To send again what may be public already is the head's to answer for.
    deputies: o.answer !== 'retryable',
  });
  // Before anything is asked of the platform in somebody's name.
  await authority.at(begun);
  requireCleanReasons([o.why], policy);
  const part = heldPart(await openDelivery(begun, o), o);
  const answer = await answerOf(workplace, settings, { ...o, part });
  let by = { id: 0, login: '' };
  let ordered = false;
  const { view } = await log.append(async (tip) => {
    by = await authority.at(tip);
    const delivery = await openDelivery(tip, o);
    ordered = delivery.removal !== undefined;
    heldPart(delivery, { ...o, part: part + 1 });
    if (answer.answer === 'confirmed' && (await isClaimed(tip, delivery, answer.post.remoteId))) {
      throw claimedByOther(answer.post.remoteId);
    }
    const { chance } = workplace;
    const why = oneLine(o.why);
    return answerDrafts({ delivery, part, answer, by: String(by.id), why, chance });
  });
  return {
    ...{ post: postName(o.post), account: account.id, part: part + 1, answer: o.answer },
    ...(answer.answer === 'confirmed' && { url: answer.post.url }),
    ordered,
    by: { id: by.id, login: by.login },
    notices: await tellHeld(workplace, account, view),
  };
}

type View = Awaited<ReturnType<Awaited<ReturnType<Workplace['accountLog']>>['view']>>;

async function openDelivery(view: View, { post }: ResolveOptions): Promise<Delivery> {
  const { readable } = await new DeliveryReader().open(view);
  const delivery = readable.find((one) => one.post === postName(post));
  if (delivery) return delivery;
  throw noSuchPost(
    postName(post),
    readable.flatMap((one) => (isHeld(one) ? [one.post] : [])),
  );
}

function isHeld({ parts }: Delivery): boolean {
  return parts.some(({ state }) => state === 'held');
}

/** 0-based number of the part that is meant and waits for a person. */
function heldPart({ parts }: Delivery, o: Pick<ResolveOptions, 'part' | 'answer'>): number {
  const part = o.part === undefined ? parts.findIndex(({ state }) => state === 'held') : o.part - 1;
  const state = parts[part];
  if (state === undefined) throw o.part === undefined ? notHeld() : noSuchPart(parts.length);
  if (state.state !== 'held') throw notHeld();
  if (o.answer === 'confirmed' && state.before.state === 'planned') throw notThatAnswer();
  return part;
}

async function answerOf(
  workplace: Workplace,
  settings: Settings,
  o: ResolveOptions & { readonly part: number },
): Promise<Answer> {
  if (o.answer !== 'confirmed') return { answer: o.answer };
  const account = accountOf(workplace.policy.policy, o.account);
  const log = await workplace.accountLog(account.id, 'write');
  const delivery = await openDelivery(await log.view(), o);
  const reader = await openPlatform(account, settings, workplace.clock);
  const { part, named } = o;
  return {
    answer: 'confirmed',
    post: await readNamedPost(workplace, reader, { delivery, part, named }),
  };
}
