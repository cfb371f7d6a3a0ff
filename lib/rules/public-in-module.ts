import { isReadable } from "../core/reasons";
import { settled } from "../document/computed";
import { containedIn } from "../document/contained";
import { type Everyone, everyoneIn } from "../document/everyone";
import type { Resource } from "../document/resource";
import { textOf } from "../document/text";
import type { Value } from "../document/value";
import { type Finding, findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/** Reports modules that get the name of the public as an input. What they do with it, only a plan tells. */
export const PUBLIC_IN_MODULE: Rule = {
  id: "public-in-module",
  title: "A module that is given the public says why",
  why: "What is in a module is known only when Terraform plans. Most modules with a list of members let each of them in.",
  severity: RuleSeverity.WARNING,
  check: ({ documents }) => documents.flatMap(({ calledModules = [] }) => calledModules.flatMap(findingsOf)),
};

function findingsOf(module: Resource): Finding[] {
  if (isReadable(module.reason)) return [];
  const inputs = module.value();
  if (inputs.is !== "fields") return [];
  return [...inputs.fields].flatMap(([input, value]) => {
    const everyone = input === "//" ? undefined : publicIn(value);
    if (everyone === undefined) return [];
    return findingAt(
      module,
      `'${input}' must not name the public without a reason, got '${everyone}', and only a plan tells what the module does with it; let callers in with grantInvoke, or addOverride('//.reason', '…') and read the plan with the command access`,
    );
  });
}

// Also in the text of a policy.
const NAMES = /\b(?:allUsers|allAuthenticatedUsers)\b|principalSet:\/\/goog\/public:all/;

function publicIn(value: Value): Everyone | undefined {
  for (const one of containedIn(settled(value))) {
    const [name] = NAMES.exec(textOf(settled(one)) ?? "") ?? [];
    if (name !== undefined) return everyoneIn(name);
  }
  return undefined;
}
