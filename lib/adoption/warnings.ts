import { ownerOf } from "../document/owner";
import { policyPartOf } from "../document/policies";
import { receiversOf } from "../document/receivers";
import type { Resource } from "../document/resource";
import { workloadsOf } from "../document/workloads";
import { accountsOf } from "./accounts";
import type { ExistingResource } from "./existing-resource";
import { identityOf } from "./identity";
import { leftCallerWarnings } from "./left-callers";
import type { Leftover, Matching, Pair } from "./matching";
import { type Membership, membershipsOf } from "./policy-identity";
import { hasSensitiveName } from "./sensitive-name";

/** The warnings to read before the first apply. */
export function warningsFor(matching: Matching, existing: readonly ExistingResource[]): string[] {
  const granted = matching.pairs.flatMap(({ made }) => membershipsOf(made));
  const before = existing.filter((one) => !hasSensitiveName(one)).flatMap(membershipsOf);
  return [
    ...matching.pairs.flatMap((pair) => accountWarnings(pair, before, granted)),
    ...addressWarnings(matching),
    ...matching.leftovers.flatMap(authorityWarnings),
    ...keptAccess(matching, granted),
    ...leftCallerWarnings(matching),
    ...firstGenWarnings(matching),
  ];
}

/** Warns if a function or service would run as another service account than before. */
function accountWarnings(
  { made, existing }: Pair,
  before: readonly Membership[],
  granted: readonly Membership[],
): string[] {
  const was = existing && accountsOf(existing).find(({ does }) => does === "run");
  const now = workloadsOf(made).find(({ does }) => does === "run")?.account;
  const old = was?.account;
  if (!was || !now || old === now) return [];
  const rolesOf = (account: string, all: readonly Membership[]) =>
    all
      .filter(({ member }) => member === `serviceAccount:${account}`)
      .map(({ role, target }) => `${role} on ${target}`);
  const owned = old === undefined ? [] : rolesOf(old, before);
  const missing = owned.filter((role) => !rolesOf(now, granted).includes(role));
  const head = `${ownerOf(made.path)} would run as ${now}, and not as ${old ?? "the project's default account"}`;
  if (missing.length > 0) return [`${head}, without ${missing.join(", ")}`];
  return [`${head}; roles that the old account has outside of this state are not known`];
}

const FUNCTION = "google_cloudfunctions2_function";
const GATEWAY = "google_api_gateway_gateway";
const SERVICE = "google_cloud_run_v2_service";

/** Warns if a function, service or gateway would get another URL or host name. */
function addressWarnings({ pairs, leftovers }: Matching): string[] {
  return [FUNCTION, SERVICE, GATEWAY].flatMap((type) => {
    const lost = leftovers.map(({ existing }) => existing).filter((one) => one.type === type);
    const made = pairs.filter((pair) => pair.how === "is made" && pair.made.type === type);
    if (lost.length === 0 || made.length === 0) return [];
    const what = type === GATEWAY ? "host name" : "URL";
    return lost.map(
      ({ address }) =>
        `${address} is left behind, and ${made.map((pair) => ownerOf(pair.made.path)).join(", ")} would have another ${what}`,
    );
  });
}

/** Warns if a policy or binding leaves the state: Terraform then no longer removes the members that others add. */
function authorityWarnings({ existing }: Leftover): string[] {
  const part = policyPartOf(existing);
  if (!part || part.owns === "member") return [];
  const role = part.owns === "policy" ? "every role" : (part.statements[0]?.role ?? "a role");
  return [
    `${existing.address} owns ${role} on ${part.target}, and goes: whom others add there is no longer taken away`,
  ];
}

/** Warns of members that keep a role without a grant in the app: a grant that leaves the state stays in Google Cloud. */
function keptAccess({ pairs, leftovers }: Matching, granted: readonly Membership[]): string[] {
  const given = new Set(granted.map(({ key }) => key));
  const receivers = new Set(pairs.flatMap(({ made }) => receiversOf(made).map(({ target }) => target)));
  const named = leftovers.map(({ existing }) => existing).filter((one) => !hasSensitiveName(one));
  return named.flatMap((existing) =>
    membershipsOf(existing)
      .filter(({ key, target }) => receivers.has(target) && !given.has(key))
      .map(
        ({ member, role, target }) =>
          `${member} keeps ${role} on ${target}, which the app does not grant; take it away by hand, or grant it`,
      ),
  );
}

/** Warns if a new 2nd gen function has the name and location of a 1st gen function, which Google refuses. */
function firstGenWarnings({ pairs, leftovers }: Matching): string[] {
  const firstGen = leftovers
    .map(({ existing }) => existing)
    .filter(({ type }) => type === "google_cloudfunctions_function");
  const names = new Map(firstGen.map((one) => [nameIn(one), one]));
  return pairs
    .filter(({ how, made }) => how === "is made" && made.type === FUNCTION)
    .flatMap(({ made }) => {
      const other = names.get(nameIn(made));
      if (!other) return [];
      return [
        `${ownerOf(made.path)} would have the name of ${other.address}, a 1st gen function, which Google refuses; give it another 'name', and delete the old one when its callers have moved`,
      ];
    });
}

function nameIn(resource: Resource): string | undefined {
  return identityOf(resource)?.replace(/^\S+ /, "");
}
