import { got } from "../core/errors";
import type { Block } from "../document/blocks";
import { circleIn, type Step } from "../document/circle";
import type { Document } from "../document/document";
import { ownerOf } from "../document/owner";
import type { Finding } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/**
 * Reports resources that wait for each other in a circle. Terraform refuses them.
 *
 * https://developer.hashicorp.com/terraform/internals/graph
 */
export const NO_CIRCLE: Rule = {
  id: "no-circle",
  title: "No resource waits for itself",
  why: "Terraform makes a resource after all that it refers to. It refuses resources that refer to each other in a circle, and it tells their addresses alone, not where the references stand.",
  severity: RuleSeverity.ERROR,
  check: ({ documents }) => documents.flatMap(circleOf),
};

/** One circle of a document. Others are reported when it is gone. */
function circleOf(document: Document): Finding[] {
  const { name } = document;
  const all = document.blocks?.() ?? new Map<string, Block>();
  const steps = circleIn(all);
  if (steps.length === 0) return [];
  const placeOf = (address: string) => {
    const { path } = all.get(address) ?? { path: address };
    return path === address ? `${name}/${address}` : ownerOf(path);
  };
  return [{ path: placeOf(steps[0].from), message: `${messageOf(steps, placeOf)}${remedyFor(steps)}` }];
}

function messageOf([first, ...rest]: readonly Step[], placeOf: (address: string) => string): string {
  const start = got(placeOf(first.from));
  if (rest.length === 0) return `'${first.argument}' must not refer to its own resource, got ${start}`;
  const told = rest.map(({ from, argument }) => `${got(placeOf(from))}, whose '${argument}' needs `);
  return `'${first.argument}' must not lead back to ${start}, got ${told.join("")}${start}`;
}

const WITH_URL = /^google_(cloudfunctions2_function|cloud_run_v2_service)\./;

/** https://cloud.google.com/run/docs/triggering/https-request#deterministic */
function remedyFor(steps: readonly Step[]): string {
  const mayBeUrl = steps.some(({ argument, to }) => argument !== "depends_on" && WITH_URL.test(to));
  return mayBeUrl ? "; for a URL, give 'deterministicUri', which is known before" : "";
}
