import type { Account } from '../../policy/policy.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import type { Platform, PostReader } from '../../publish/ports/platform.ts';
import type { Clock } from '../../publish/ports/surroundings.ts';
import { required, type Settings } from '../workplace/settings.ts';

/** The account's platform with the keys of this job; the client libraries are loaded only here. */
export async function openPlatform(
  account: Account,
  settings: Settings,
  clock: Clock,
): Promise<Platform & PostReader> {
  const { remoteId, handle, twoPhase } = account;
  const common = { remoteId, timeoutMs: timeLimits.platformRequestMs, now: () => clock.now() };
  const of = (name: string) => required(settings, name);
  switch (account.platform) {
    case 'x': {
      const { openXPlatform } = await import('../../platforms/x/x-platform.ts');
      const redirect = settings.environment.KOHO_X_URL;
      const credentials = {
        appKey: of('KOHO_X_APP_KEY'),
        appSecret: of('KOHO_X_APP_SECRET'),
        accessToken: of('KOHO_X_ACCESS_TOKEN'),
        accessSecret: of('KOHO_X_ACCESS_SECRET'),
      };
      return openXPlatform({
        ...common,
        credentials,
        handle: handle.replace(/^@/, ''),
        ...(redirect ? { redirect } : {}),
      });
    }
    case 'facebook': {
      const { openFacebookPlatform } = await import(
        '../../platforms/facebook/facebook-platform.ts'
      );
      const redirect = settings.environment.KOHO_FACEBOOK_URL;
      const credentials = {
        pageToken: of('KOHO_FACEBOOK_PAGE_TOKEN'),
        appSecret: of('KOHO_FACEBOOK_APP_SECRET'),
      };
      return openFacebookPlatform({
        ...common,
        credentials,
        twoPhase,
        ...(redirect ? { redirect } : {}),
      });
    }
  }
}
