import type { CredentialKind } from './kind.ts';

/** Token shapes as their issuers publish them; secretlint does not know X's and Facebook's. */
export const token: CredentialKind = {
  hint: /[\w%-]{18}|PRIVATE|xox|xapp-|eyJ|ya29|hooks/,
  patterns: [
    /\bEAA[A-Za-z0-9]{20,}/dg,
    /\bAAAAAAAAAA[A-Za-z0-9%]{30,}/dg,
    /\b\d{5,20}-[A-Za-z0-9]{40,50}\b/dg,
    /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[\w-]{18,}|npm_[A-Za-z0-9]{30,})/dg,
    /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/dg,
    /\b(?:AIza[0-9A-Za-z_-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})/dg,
    /\b(?:xox[abeprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,})/dg,
    /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}|\bsk-[A-Za-z0-9_-]{20,}|\bSG\.[\w-]{16,}\.[\w-]{16,}/dg,
    /(?<![\w-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/dg,
    /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\bPRIVATE\+KEY\+[!-~]+/dg,
    /\bhooks\.slack\.com\/services\/(?<secret>[\w/]{20,})|\bdiscord(?:app)?\.com\/api\/webhooks\/(?<webhook>[\w/-]{20,})/dg,
  ],
  judge: () => ({ of: 'system', sure: true }),
};

/** In a URL: `?token=…`, and user:password before the host of a database. */
export const inAddress: CredentialKind = {
  hint: /[?&;]\w+=|:\/\/[^\s/@]{1,64}:/,
  patterns: [
    /[?&;](?:access_token|token|api_?key|client_secret|secret|passw(?:or)?d|passcode|pwd|auth_?key)=(?<secret>[^&\s#;]{4,})/dgi,
    /\b(?!https?:)[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,64}:(?<secret>[^\s@/]{3,100})@/dgi,
    /\bhttps?:\/\/[^\s:@/]{1,64}:(?<secret>[^\s@/]{3,100})@/dgi,
  ],
  judge: ({ input, index }) => ({
    of: meeting.test(input.slice(Math.max(0, index - 100), index)) ? 'meeting' : 'system',
    sure: true,
  }),
};

const meeting = /zoom|teams|webex|meet\./i;
