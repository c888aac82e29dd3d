/** Found out when somebody asks, and then kept: of what dictionaries say, a post asks for little. */
export function later<Value>(find: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: find() };
    return known.value;
  };
}
