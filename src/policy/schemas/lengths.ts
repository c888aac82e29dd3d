/** Characters of the texts in `policies/`, as the schemas check and the messages say them. */
export const lengths = { line: 200, text: 4_000, slug: 40, login: 39, remoteId: 20 } as const;
