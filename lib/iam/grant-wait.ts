import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { allOrNothing, whenUndone } from "../core/all-or-nothing";
import { ContextKeys } from "../core/context-keys";
import { shared } from "../core/shared";
import { TimeSleep } from "../core/time-sleep";
import { waitSeconds } from "../core/wait-seconds";
import type { Grant } from "./grant";
import type { IPrincipal } from "./i-principal";
import { rightsToAndOn } from "./rights-of-accounts";

/** `ContextKeys.IAM_WAIT_SECONDS`. */
export const IAM_WAIT_SECONDS_CONTEXT = ContextKeys.IAM_WAIT_SECONDS;

/**
 * Usually two minutes are enough, and rarely seven are not: https://cloud.google.com/iam/docs/access-change-propagation
 *
 * With one minute, half of the provider's own tests of builds failed:
 * https://github.com/hashicorp/terraform-provider-google/issues/20571
 */
const DEFAULT_SECONDS = 180;

/**
 * The time that Google takes until grants are effective, as something to wait for.
 *
 * Whoever depends on it waits when the grants are new, and later again when there are more of them or others. Many share
 * one, because each takes up one of the ten places in which Terraform works at a time.
 */
@allOrNothing
export class GrantWait extends Construct {
  private readonly grants = new Set<Grant>();
  private readonly accounts = new Map<string, IPrincipal>();
  private readonly sleep?: TimeSleep;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const seconds = waitSeconds(this, IAM_WAIT_SECONDS_CONTEXT, DEFAULT_SECONDS);
    if (seconds === 0) return;
    const after = () => [...this.grants, ...this.rights()].map(({ _address }) => _address);
    this.sleep = new TimeSleep(this, "Resource", { seconds, after });
  }

  /** Waits also for what the app itself gives to an account, and on it. */
  public also(account: IPrincipal): this {
    this.accounts.set(account.principalId, account);
    return this;
  }

  private rights(): Grant[] {
    return [...this.accounts.values()].flatMap((account) => rightsToAndOn(this, account));
  }

  /** What must depend on these grants, and on the time that they take: for `dependsOn`. */
  public for(grants: Grant[]): ITerraformDependable[] {
    for (const grant of grants) {
      if (this.grants.has(grant)) continue;
      this.grants.add(grant);
      grant._isAwaited = true;
      whenUndone(this, () => {
        grant._isAwaited = !this.grants.delete(grant);
      });
    }
    return this.sleep ? [...grants, this.sleep] : grants;
  }
}

/**
 * What a construct must depend on that needs these grants as long as it runs: for `dependsOn`.
 *
 * All of a stack's constructs wait together, in one pause after all of these grants. A grant that is taken away goes after the
 * construct was updated, because the version before still needs it: docs/decisions/0037-roles-go-last.md.
 */
export function effective(at: Construct, grants: Grant[]): ITerraformDependable[] {
  if (grants.length === 0) return [];
  for (const grant of grants) grant._outlive();
  return shared(at, "wait-for-grants", [], (scope, id) => new GrantWait(scope, id)).for(grants);
}
