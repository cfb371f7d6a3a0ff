import { type Fact, FactKind } from "../../lib/access/fact";
import { factsOf } from "../../lib/access/facts";
import { Model } from "../../lib/document/model";
import { readStacks } from "../../lib/document/stack-reader";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import { Access } from "../../stand-ins/google-access/access";
import { Deployment } from "../../stand-ins/google-access/deployment";
import { Document, type Element } from "../../stand-ins/google-access/document";
import { Origin, statusOf } from "../../stand-ins/google-access/request";

const NOW = "2026-11-21T00:00:00Z";
const STRANGER = "user:stranger@example.com";

const PATHS: { readonly [origin in Origin]: NetworkPath } = {
  [Origin.INTERNET]: NetworkPath.INTERNET,
  [Origin.LOAD_BALANCER]: NetworkPath.CLOUD_LOAD_BALANCER,
  [Origin.VPC]: NetworkPath.VPC,
  [Origin.GOOGLE_SERVICE]: NetworkPath.GOOGLE_SERVICE,
};

/** The number of compared answers, and the answers that differ. */
export interface Comparison {
  readonly compared: number;
  readonly differences: readonly string[];
}

/** Compares the facts with the stand-in for Google: which answer each caller gets by each network path. */
export function compared(stack: string, json: object): Comparison {
  const facts = factsOf(new Model(readStacks([{ name: stack, json }])));
  const deployment = new Deployment(new Document(json));
  const access = new Access(deployment);
  const elements = deployment.document.resources(
    "google_cloudfunctions2_function",
    "google_cloud_run_v2_service",
  );
  const principals = new Set([STRANGER, ...access.bindings.map(({ member }) => member)]);
  let count = 0;
  const differences: string[] = [];
  for (const element of elements) {
    for (const principal of principals) {
      for (const origin of Object.values(Origin)) {
        const told = answerIn(
          facts,
          pathOf(element),
          principal,
          PATHS[origin],
          deployment.projectOf(element),
        );
        if (told === undefined) continue;
        count++;
        const status = statusOf(deployment, access, element, { principal, origin });
        if (told !== status)
          differences.push(`${pathOf(element)}, ${principal} by ${origin}: ${told}, and Google: ${status}`);
      }
    }
  }
  return { compared: count, differences };
}

/** The answer according to the facts; undefined if it depends on more than the caller and the network path. */
function answerIn(
  facts: readonly Fact[],
  path: string,
  principal: string,
  by: NetworkPath,
  project: string,
): number | undefined {
  const own = facts.filter((fact) => fact.path === path);
  const ingress = own.find(({ kind }) => kind === FactKind.INGRESS)?.subject;
  if (ingress === undefined) throw new Error(`${path} must have ingress settings`);
  const settings =
    { ALL: IngressSettings.ALL, INTERNAL: IngressSettings.INTERNAL }[ingress] ??
    IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING;
  if (!settings.admits(by)) return 404;
  if (own.some(({ kind }) => kind === FactKind.INVOKER_CHECK)) return 200;
  const letIn = facts.filter(
    ({ path: at, kind, subject, details }) =>
      ((at === path && kind === FactKind.CALLER && details.through === undefined) ||
        (at === `projects/${project}` && kind === FactKind.CALLER_OF_ALL)) &&
      [principal.toLowerCase(), "allusers"].includes(subject.toLowerCase()),
  );
  if (letIn.some(({ details }) => details.condition === undefined && details.denied === undefined))
    return 200;
  if (
    letIn.some(
      ({ details }) =>
        details.denied !== undefined || (details.condition !== undefined && details.until === undefined),
    )
  )
    return undefined;
  // The stand-in assumes that a custom role gives every permission. The facts report that as unknown.
  if (
    facts.some(
      ({ path: at, kind, subject }) =>
        [path, `projects/${project}`].includes(at) &&
        kind === FactKind.UNKNOWN &&
        (subject.includes(principal) || subject.includes("<known after apply: ")),
    )
  )
    return undefined;
  // The number of a project is not known before an apply, and the stand-in makes one up.
  if (letIn.length === 0 && own.some(({ subject }) => couldBe(subject, principal))) return undefined;
  return letIn.some(({ details }) => Date.parse(details.until ?? "") > Date.parse(NOW)) ? 200 : 403;
}

/** Whether a subject with unknown parts may be a principal. */
function couldBe(subject: string, principal: string): boolean {
  const [start, ...rest] = subject.split(/<known after apply: [^>]*>/);
  const end = rest.at(-1);
  return end !== undefined && principal.startsWith(start) && principal.endsWith(end);
}

function pathOf({ values, address, region }: Element): string {
  const { metadata } = (values["//"] ?? {}) as { metadata?: { path?: string } };
  const path = metadata?.path?.replace(/\/Resource$/, "") ?? address;
  return region === undefined ? path : `${path}/${region}`;
}
