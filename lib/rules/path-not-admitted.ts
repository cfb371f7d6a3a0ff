import { ownerOf } from "../document/owner";
import type { Receiver } from "../document/receivers";
import { isTold } from "../document/spelling";
import { NetworkPath } from "../ingress/network-path";
import { findingAt, placeOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { type UrlInEnvironment, urlsInEnvironments } from "./urls";

/**
 * Reports workloads with a URL in their environment whose ingress settings reject their requests.
 *
 * https://cloud.google.com/run/docs/securing/ingress
 */
export const PATH_NOT_ADMITTED: Rule = {
  id: "path-not-admitted",
  title: "Who has the URL of a function or service in its environment arrives there",
  why: "Ingress settings answer with 404 whoever comes by another network path, whatever the allow policy says.",
  severity: RuleSeverity.WARNING,
  check: (model) =>
    urlsInEnvironments(model).flatMap((url) => {
      const reason = notAdmitted(url);
      return reason === undefined ? [] : findingAt(url.workload.resource, reason);
    }),
};

function notAdmitted({ workload, receiver, variable }: UrlInEnvironment): string | undefined {
  const { ingress } = receiver;
  if (!ingress || ingress.admits(NetworkPath.INTERNET)) return undefined;
  const whose = `'${variable}' must be the URL of what this can reach, got that of ${ownerOf(placeOf(receiver.resource))}`;
  if (!workload.isInVpc) {
    return `${whose} with ingress ${ingress.name}, while this calls by ${NetworkPath.INTERNET}; give this a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL there`;
  }
  const [here, there] = [workload.project, projectOf(receiver)];
  if (here === there || !isTold(here) || !isTold(there)) return undefined;
  return `${whose} with ingress ${ingress.name} in ${there}, while this calls from a VPC network of ${here}; use IngressSettings.ALL there, or put both projects into one perimeter of VPC Service Controls`;
}

function projectOf({ target }: Receiver): string {
  return target.split("/")[1];
}
