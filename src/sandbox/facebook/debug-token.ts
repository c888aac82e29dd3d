import { invalidParameter } from './graph-error.ts';
import type { GraphPage, GraphState } from './graph-state.ts';
import { type Parameters, refuseUnknown } from './parameters.ts';

/** GET /debug_token. Source: developers.facebook.com, "Debug-Token". */
export function debugToken(parameters: Parameters, caller: GraphPage, state: GraphState): object {
  refuseUnknown(parameters, ['input_token']);
  const input = parameters.texts.get('input_token');
  if (!input) throw invalidParameter('The parameter input_token is required');
  const page = state.pageByToken(input);
  if (page?.appId !== caller.appId) {
    return {
      data: {
        error: { code: 190, message: 'Invalid OAuth access token.' },
        is_valid: false,
        scopes: [],
      },
    };
  }
  return {
    data: {
      app_id: page.appId,
      type: 'PAGE',
      application: 'koho sandbox',
      data_access_expires_at: 0,
      expires_at: 0,
      is_valid: true,
      issued_at: Math.floor(page.createdAt / 1000),
      profile_id: page.id,
      scopes: page.scopes,
      granular_scopes: page.scopes.map((scope) => ({ scope, target_ids: [page.id] })),
      user_id: page.id,
    },
  };
}
