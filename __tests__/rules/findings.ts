import { judge } from "../../lib/rules/judge";
import type { Rule } from "../../lib/rules/rule";
import { modelOf, shop } from "../document/documents";

export const OPS = "group:ops@example.com";
export const ADA = "user:ada@example.com";
export const INVOKER = "roles/run.invoker";

/** What one rule finds in a stack that is called shop, as it is told. */
export function foundBy(rule: Rule, json: object): string[] {
  return texts(judge(shop(json), [rule]));
}

/** What one rule finds in the stacks of an app. */
export function foundInStacks(rule: Rule, stacks: { [name: string]: object }): string[] {
  return texts(judge(modelOf(stacks), [rule]));
}

function texts({ errors, warnings }: ReturnType<typeof judge>): string[] {
  return [...errors, ...warnings].map(({ text }) => text);
}

/** A resource as the construct at a path writes it. */
export function at(path: string, json: object, comments: object = {}): object {
  return { ...json, "//": { metadata: { path, uniqueId: path }, ...comments } };
}
