import { grouped } from "../document/grouped";
import type { Workload } from "../document/workloads";
import { type Finding, findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { gotSpelled } from "./wording";

const DEFAULT_ACCOUNT = /-compute@developer\.gserviceaccount\.com$|@appspot\.gserviceaccount\.com$/;
// References to the data sources for default service accounts.
const DEFAULT_SOURCE = /google_(compute|app_engine)_default_service_account\./;

const DOES = { run: "runs", build: "is built", call: "calls" };

/** Reports workloads that use a default service account: https://cloud.google.com/iam/docs/best-practices-service-accounts */
export const DEFAULT_SERVICE_ACCOUNT: Rule = {
  id: "default-service-account",
  title: "Functions and services have service accounts of their own",
  why: "A project's default service account is that of everything that names none, and often may change all of the project. Whom it may call, all of them may call.",
  severity: RuleSeverity.WARNING,
  check: ({ workloads }) =>
    [
      ...grouped(
        workloads.filter(isDefault),
        ({ resource }) => `${resource.document} ${resource.address}`,
      ).values(),
    ].map(told),
};

function isDefault({ account }: Workload): boolean {
  return account === undefined || DEFAULT_ACCOUNT.test(account) || DEFAULT_SOURCE.test(account);
}

function told(workloads: readonly Workload[]): Finding {
  const [{ resource, argument, account, does }] = workloads;
  const which = account === undefined ? "none" : gotSpelled(account);
  return findingAt(
    resource,
    `'${argument}' must name a service account of its own, got ${which}, so that this ${DOES[does]} as a default one of the project`,
  );
}
