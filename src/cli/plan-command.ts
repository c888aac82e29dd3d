import { type Forecast, forecast as forecastOf } from '../pipeline/plan/forecast.ts';
import { type PlanEntry, plan as planOf } from '../pipeline/plan/plan.ts';
import { forecastText } from '../pipeline/report/forecast-text.ts';
import { planText } from '../pipeline/report/plan-text.ts';
import { KohoError } from '../pipeline/workplace/koho-error.ts';
import { openRecordOffice } from '../pipeline/workplace/record-office.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';
import { shown } from './visible.ts';

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
    if (asked !== undefined && wanted.length === 0) throw unknownAccount(asked, all);
    const entries = await planOf(office, wanted);
    const { timeZone } = organisation;
    const { language } = session;
    const looked = [...accounts.values()].filter(({ id }) => wanted.includes(id));
    const when = { entries, now: office.clock.now(), timeZone };
    const forecasts = await forecastOf(office, looked, when);
    if (options.format === 'json') {
      session.out.write(planJson(entries, forecasts));
      return 0;
    }
    const text = [planText(entries, { timeZone, language }), forecastText(forecasts, language)];
    session.out.write(`${text.filter((one) => one !== '').join('\n\n')}\n`);
    return 0;
  } finally {
    await office.close();
  }
}

/** For programs: instants in UTC, money in millionths of a US dollar. */
function planJson(entries: readonly PlanEntry[], forecasts: readonly Forecast[]): string {
  const due = entries.map(({ account, post, publishAt, latestAt, states }) => ({
    ...{ account, post },
    publishAt: new Date(publishAt).toISOString(),
    latestAt: new Date(latestAt).toISOString(),
    states,
  }));
  return `${JSON.stringify({ deliveries: due, forecast: forecasts }, null, 2)}\n`;
}

function unknownAccount(id: string, known: readonly string[]): KohoError {
  return new KohoError('unknown-account', {
    ja: `公式アカウント「${shown(id)}」は登録されていません。登録されているもの：${known.join(', ')}`,
    en: `There is no registered account "${shown(id)}". Registered: ${known.join(', ')}`,
  });
}
