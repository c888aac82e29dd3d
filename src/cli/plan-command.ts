import { standingPauses } from '../pipeline/brakes/standing-pauses.ts';
import { type Forecast, forecast as forecastOf } from '../pipeline/plan/forecast.ts';
import { momentOf, type Plan, plan as planOf } from '../pipeline/plan/plan.ts';
import { type RunnerMinutes, runnerMinutes } from '../pipeline/plan/runner-minutes.ts';
import { brokenText } from '../pipeline/report/broken-text.ts';
import { forecastText } from '../pipeline/report/forecast-text.ts';
import { jsonText } from '../pipeline/report/json-text.ts';
import { planText } from '../pipeline/report/plan-text.ts';
import { runnerMinutesText } from '../pipeline/report/runner-minutes-text.ts';
import { stoppedText } from '../pipeline/report/stopped-text.ts';
import { fitted } from '../pipeline/report/wrap.ts';
import { openRecordOffice } from '../pipeline/workplace/record-office.ts';
import { unknownAccount } from '../pipeline/workplace/registered-account.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';
import { shown, visible } from './visible.ts';

interface PlanOptions {
  readonly root?: string;
  readonly account?: string;
  readonly format?: 'text' | 'json';
}

/** Reads the record of the remote; needs neither keys nor the forge. */
export async function plan(
  { options }: { readonly options: PlanOptions },
  session: Session,
): Promise<number> {
  const office = await openRecordOffice(settingsOf(options, session), { signs: 'nothing' });
  try {
    const { accounts, organisation } = office.policy.policy;
    const all = [...accounts.keys()];
    const { account: asked } = options;
    const wanted = asked === undefined ? all : all.filter((id) => id === asked);
    if (asked !== undefined && wanted.length === 0) throw unknownAccount(shown(asked), all);
    const moment = momentOf(office);
    const planned = await planOf(office, wanted, moment);
    const { entries } = planned;
    const { timeZone, publishing } = organisation;
    const { language } = session;
    const { lookAheadHours } = publishing;
    const { now } = moment;
    // The clock runs for every account, whichever are asked for here.
    const waiting = wanted.length === all.length ? planned : await planOf(office, all, moment);
    const cost = runnerMinutes({ entries: waiting.entries, policy: office.policy.policy, now });
    const looked = [...accounts.values()].filter(({ id }) => wanted.includes(id));
    const forecasts = await forecastOf(office, looked, { entries, now, timeZone });
    if (options.format === 'json') {
      session.out.write(planJson(planned, { forecasts, cost }));
      return 0;
    }
    const text = [
      visible(stoppedText(await standingPauses(office, wanted), language)),
      planText(entries, { timeZone, language }),
      planned.broken.map((one) => visible(brokenText(one, language))).join('\n'),
      forecastText(forecasts, language),
      runnerMinutesText(cost, { lookAheadHours, language }),
    ];
    const told = text.filter((one) => one !== '').map((one) => fitted(one, 80));
    session.out.write(`${told.join('\n\n')}\n`);
    return 0;
  } finally {
    await office.close();
  }
}

/** For programs: instants in UTC, money in millionths of a US dollar. */
function planJson(
  { entries, broken }: Plan,
  o: { readonly forecasts: readonly Forecast[]; readonly cost: RunnerMinutes },
): string {
  const due = entries.map(({ account, post, publishAt, latestAt, states, waiting }) => ({
    ...{ account, post },
    publishAt: new Date(publishAt).toISOString(),
    latestAt: new Date(latestAt).toISOString(),
    states,
    ...(waiting?.waitsFor && { waitsUntil: new Date(waiting.due).toISOString() }),
  }));
  const unknown = broken.map(({ account, post, delivery, error }) => ({
    ...{ account, ...(post !== undefined && { post }), delivery, code: error.code },
  }));
  const told = {
    deliveries: due,
    ...(unknown.length > 0 && { unknown }),
    forecast: o.forecasts,
    runnerMinutes: o.cost,
  };
  return `${jsonText(told)}\n`;
}
