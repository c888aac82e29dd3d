import type { LinkFact } from '../guideline/links/link-fact.ts';

/** What a failed request says of the link. Only a name that nobody has is a dead link; all else may be this machine's trouble. */
export function failureOf(error: unknown): LinkFact {
  const code = textMember(error, 'code');
  if (code === 'ENOTFOUND' || code === 'ENODATA') return { state: 'gone', why: 'no-site' };
  const name = textMember(error, 'name');
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT')
    return { state: 'unseen', why: 'timeout' };
  if (/CERT|ERR_TLS|SSL|ALTNAME|SELF_SIGNED|VERIFY/.test(code))
    return { state: 'unseen', why: 'certificate' };
  return { state: 'unseen', why: 'unreachable' };
}

function textMember(error: unknown, key: string): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : '';
  return typeof value === 'string' ? value : '';
}
