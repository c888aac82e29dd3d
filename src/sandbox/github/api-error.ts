import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An entry of `errors` in GitHub's answers: an object, or for some routes a bare sentence. */
type ErrorDetail =
  | string
  | {
      readonly resource: string;
      readonly code: string;
      readonly field?: string;
      readonly message?: string;
    };

/** A refusal as GitHub words it: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: readonly ErrorDetail[] | undefined;
  constructor(status: ContentfulStatusCode, message: string, errors?: readonly ErrorDetail[]) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }
  body(): Record<string, unknown> {
    return {
      message: this.message,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

export const notFound = () => new ApiError(404, 'Not Found');
export const validationFailed = (...errors: ErrorDetail[]) =>
  new ApiError(422, 'Validation Failed', errors);
/** Reviews answer with this message and bare sentences. */
export const unprocessable = (...sentences: string[]) =>
  new ApiError(422, 'Unprocessable Entity', sentences);
/** What the rulesets forbid, as the REST API words it. */
export const ruleViolation = (status: 405 | 422, ...reasons: string[]) =>
  new ApiError(status, `Repository rule violations found\n\n${reasons.join('\n')}\n\n`);
