import { judge } from "../../lib/rules/judge";
import type { Rule } from "../../lib/rules/rule";
import { modelOf, shop } from "../document/documents";

export const OPS = "group:ops@example.com";
export const ADA = "user:ada@example.com";
export const INVOKER = "roles/run.invoker";

/** The messages of one rule for a stack with the name shop. */
export function foundBy(rule: Rule, json: object): string[] {
  return texts(judge(shop(json), [rule]));
}

/** The messages of one rule for the stacks of an app. */
export function foundInStacks(rule: Rule, stacks: { [name: string]: object }): string[] {
  return texts(judge(modelOf(stacks), [rule]));
}

function texts({ errors, warnings }: ReturnType<typeof judge>): string[] {
  return [...errors, ...warnings].map(({ text }) => text);
}

/** A resource that the construct at a path writes. */
export function at(path: string, json: object, comments: object = {}): object {
  return { ...json, "//": { metadata: { path, uniqueId: path }, ...comments } };
}
