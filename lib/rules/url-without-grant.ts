import { callersOf } from "../document/callers";
import type { Model } from "../document/model";
import type { Receiver } from "../document/receivers";
import type { UrlInEnvironment } from "../document/urls";
import { findingAt, receiverPlaceOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { receiverFor, variableFor } from "./wording";

/** Reports workloads with a URL in their environment that they may not call. */
export const URL_WITHOUT_GRANT: Rule = {
  id: "url-without-grant",
  title: "Who has the URL of a function or service in its environment may call it",
  why: "A URL in a variable is most likely called, and without a grant the call is answered with 403.",
  severity: RuleSeverity.WARNING,
  check: (model) =>
    model.urls
      .filter((url) => !mayCall(url, model))
      .map(({ workload, receiver, variable }) => {
        const path = receiverPlaceOf(receiver);
        const line = `${receiverFor(receiver)}.grantInvoke(${variableFor(workload.resource.path)})`;
        return findingAt(
          workload.resource,
          `'${variable}' must be the URL of what this may call, got that of ${path}, which does not name it as a caller; add ${line}`,
        );
      }),
};

function mayCall({ workload, receiver }: UrlInEnvironment, model: Model): boolean {
  if (isOpenOrUnread(receiver, model)) return true;
  const { account } = workload;
  return (
    account !== undefined &&
    callersOf(receiver, model).some(({ member }) => member.spelling === `serviceAccount:${account}`)
  );
}

/** Whether a receiver does not check callers, lets the public in, or has callers that cannot be read. */
function isOpenOrUnread(receiver: Receiver, model: Model): boolean {
  return (
    receiver.isUnchecked ||
    model.policiesFor(receiver.target).some(({ isRead }) => !isRead) ||
    callersOf(receiver, model).some(({ member }) => member.everyone ?? !member.isSomebody)
  );
}
