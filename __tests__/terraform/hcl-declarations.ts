import type { StackJson } from "./synthesized-stack";

const BLOCK = /^(resource|data) "([a-z]\w+)" "(\w+)"/gm;

/** The declarations in HCL files that the providers must know. */
export function declaredIn(texts: readonly string[]): StackJson {
  const declared: { [kind: string]: { [type: string]: { [name: string]: object } } } = {
    resource: {},
    data: {},
  };
  for (const [, kind, type, name] of texts.join("\n").matchAll(BLOCK)) {
    declared[kind][type] = { ...declared[kind][type], [name]: {} };
  }
  return { provider: { google: {} }, ...declared };
}
