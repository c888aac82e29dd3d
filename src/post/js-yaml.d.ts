declare module 'js-yaml' {
  /** The part of js-yaml 3 that koho uses; the version is the one that gray-matter brings. */
  const jsYaml: {
    readonly CORE_SCHEMA: object;
    safeLoad(text: string, options: { readonly schema: object }): unknown;
  };
  export default jsYaml;
}
