/** GitHub does not load a CODEOWNERS of this size, so nobody would own anything. */
export const maxCodeownersMegabytes = 3;
export const maxCodeownersBytes = maxCodeownersMegabytes * 1024 * 1024;
