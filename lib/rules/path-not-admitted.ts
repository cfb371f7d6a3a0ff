import { callersOf } from "../document/callers";
import { grouped } from "../document/grouped";
import type { Model } from "../document/model";
import type { Receiver } from "../document/receivers";
import { isTold } from "../document/spelling";
import type { UrlInEnvironment } from "../document/urls";
import type { Workload } from "../document/workloads";
import { NetworkPath } from "../ingress/network-path";
import { type Finding, findingAt, receiverPlaceOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

/**
 * Reports workloads that call what their requests do not reach: they have its URL in their environment, or it names them.
 *
 * https://cloud.google.com/run/docs/securing/ingress
 */
export const PATH_NOT_ADMITTED: Rule = {
  id: "path-not-admitted",
  title: "Who calls a function or service arrives there",
  why: "Ingress settings answer with 404 whoever comes by another network path, whatever the allow policy says.",
  severity: RuleSeverity.WARNING,
  check: (model) => [...model.urls.flatMap(findingOf), ...namedElsewhere(model)],
};

function findingOf({ workload, receiver, variable }: UrlInEnvironment): Finding[] {
  const { ingress } = receiver;
  if (!ingress || ingress.admits(NetworkPath.INTERNET)) return [];
  const whose = `'${variable}' must be the URL of what this can reach, got that of ${receiverPlaceOf(receiver)} with ingress ${ingress.name}`;
  if (!workload.isInVpc) {
    return [
      findingAt(
        workload.resource,
        `${whose}, while this calls by ${NetworkPath.INTERNET}; give this a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL there`,
      ),
    ];
  }
  const projects = differentProjects(workload, receiver);
  if (!projects) return [];
  const [here, there] = projects;
  return [
    findingAt(
      workload.resource,
      `${whose} in ${there}, while this calls from a VPC network of ${here}; ${REMEDY}`,
    ),
  ];
}

const REMEDY =
  "use IngressSettings.ALL there, or put both projects into one perimeter of VPC Service Controls";

/** Workloads that an internal receiver names, and that call it from a VPC network of another project. */
function namedElsewhere(model: Model): Finding[] {
  const inVpc = model.workloads.filter((workload) => workload.account !== undefined && workload.isInVpc);
  if (inVpc.length === 0) return [];
  const byMember = grouped(inVpc, ({ account }) => `serviceAccount:${account}`);
  return model.receivers.flatMap((receiver) => {
    const { ingress, policy } = receiver;
    if (!ingress || ingress.admits(NetworkPath.INTERNET)) return [];
    const named = new Set(
      callersOf(receiver, model).flatMap(({ member, by }) => (by.of === policy ? member.spelling : [])),
    );
    const calling = [...named].flatMap((member) => byMember.get(member) ?? []);
    return calling.flatMap((workload) => {
      const projects = differentProjects(workload, receiver);
      if (!projects || model.urls.some((url) => url.workload === workload && url.receiver === receiver))
        return [];
      const [here, there] = projects;
      const path = receiverPlaceOf(receiver);
      return findingAt(
        workload.resource,
        `'vpcAccess' must lead to what names this as a caller, got a VPC network of ${here} for ${path} with ingress ${ingress.name} in ${there}; ${REMEDY}`,
      );
    });
  });
}

/** The projects of a workload and of a receiver, if it is known that they differ. */
function differentProjects(
  workload: Workload,
  { target }: Receiver,
): [here: string, there: string] | undefined {
  const [here, there] = [workload.project, target.split("/")[1]];
  return here === there || !isTold(here) || !isTold(there) ? undefined : [here, there];
}
