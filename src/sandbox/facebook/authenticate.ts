import { createHmac, timingSafeEqual } from 'node:crypto';
import { GraphError } from './graph-error.ts';
import type { GraphPage, GraphState, Scope } from './graph-state.ts';
import type { Parameters } from './parameters.ts';

interface GraphCaller {
  readonly page: GraphPage;
}

/**
 * Who calls: a Page token in the query, the form or the Authorization header, and
 * its `appsecret_proof` (HMAC-SHA256 of the token with the app's secret, hex).
 * Source: developers.facebook.com, "Secure Graph API calls"; "Access tokens".
 */
export function authenticate(
  parameters: Parameters,
  authorization: string | undefined,
  state: GraphState,
): GraphCaller {
  const token = readToken(parameters, authorization);
  const page = state.pageByToken(token);
  if (!page) throw invalidToken('Invalid OAuth access token - Cannot parse access token');
  verifyProof(parameters.texts.get('appsecret_proof'), page);
  return { page };
}

export function requireScope(caller: GraphCaller, scope: Scope): void {
  if (caller.page.scopes.includes(scope)) return;
  throw new GraphError({
    code: 200,
    status: 403,
    message: `(#200) If posting to a page, requires both pages_read_engagement and pages_manage_posts permission: ${scope} is missing`,
  });
}

function readToken(parameters: Parameters, authorization: string | undefined): string {
  const inHeader = /^(?:Bearer|OAuth) (\S+)$/i.exec(authorization ?? '')?.[1];
  if (authorization !== undefined && inHeader === undefined) {
    throw invalidToken('Malformed access token');
  }
  const inParameters = parameters.texts.get('access_token');
  if (inHeader !== undefined && inParameters !== undefined && inHeader !== inParameters) {
    throw invalidToken('Two different access tokens are given');
  }
  const token = inParameters ?? inHeader;
  if (token === undefined || token === '') {
    throw new GraphError({
      code: 104,
      message: 'An access token is required to request this resource.',
    });
  }
  return token;
}

function verifyProof(proof: string | undefined, page: GraphPage): void {
  if (proof === undefined) {
    if (!page.requireProof) return;
    throw proofError('API calls from the server require an appsecret_proof argument');
  }
  const expected = createHmac('sha256', page.appSecret).update(page.pageToken).digest('hex');
  const [a, b] = [Buffer.from(proof), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw proofError('Invalid appsecret_proof provided in the API argument');
  }
}

function proofError(message: string): GraphError {
  return new GraphError({ code: 100, type: 'GraphMethodException', message });
}

function invalidToken(message: string): GraphError {
  return new GraphError({ code: 190, status: 401, message });
}
