import { randomBytes } from 'node:crypto';

/** The classes that Graph names in `type`. */
type GraphErrorType = 'OAuthException' | 'GraphMethodException' | 'FacebookApiException';

interface GraphErrorFacts {
  readonly code: number;
  readonly message: string;
  readonly type?: GraphErrorType;
  readonly subcode?: number;
  readonly userTitle?: string;
  readonly userMessage?: string;
  readonly status?: number;
  readonly transient?: boolean;
}

/** Thrown by the handlers below the app; the app turns it into the answer. */
export class GraphError extends Error {
  readonly facts: GraphErrorFacts;

  constructor(facts: GraphErrorFacts) {
    super(facts.message);
    this.name = 'GraphError';
    this.facts = facts;
  }
}

/** Code 100, "Invalid parameter": by far the most frequent one. */
export function invalidParameter(message: string, subcode?: number): GraphError {
  return new GraphError({
    code: 100,
    message: `(#100) ${message}`,
    ...(subcode !== undefined && { subcode }),
  });
}

/** What Graph says of anything that is not there or not for this caller, without telling which. */
export function unsupportedRequest(method: string, id: string): GraphError {
  const verb = method.toLowerCase();
  return new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

/** Source: developers.facebook.com, "Handling errors". */
export function graphErrorResponse(
  facts: GraphErrorFacts,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = facts.type ?? 'OAuthException';
  const error = {
    message: facts.message,
    type,
    code: facts.code,
    ...(facts.subcode !== undefined && { error_subcode: facts.subcode }),
    ...(facts.transient && { is_transient: true }),
    ...(facts.userTitle !== undefined && { error_user_title: facts.userTitle }),
    ...(facts.userMessage !== undefined && { error_user_msg: facts.userMessage }),
    fbtrace_id: `A${randomBytes(16).toString('base64url').slice(0, 22)}`,
  };
  const { status = 400 } = facts;
  return Response.json({ error }, { status, headers: { ...challengeOf(type, facts), ...headers } });
}

/** A header takes no Japanese: a message that quotes the caller's input is left out. */
function challengeOf(type: GraphErrorType, { message }: GraphErrorFacts): Record<string, string> {
  if (type !== 'OAuthException' || !/^[\x20-\x7e]*$/.test(message)) return {};
  const quoted = message.replaceAll('"', "'");
  return { 'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${quoted}"` };
}
