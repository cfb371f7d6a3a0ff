import { argumentOf } from "../document/computed";
import { grouped } from "../document/grouped";
import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import { spellingOf } from "../document/spelling";
import type { Workload } from "../document/workloads";

const MOST_NAMED = 3;

/** Finds the workloads that act as a member of a policy. */
export class Who {
  private readonly byMember: ReadonlyMap<string, readonly Workload[]>;
  private readonly accounts: ReadonlyMap<string, string>;

  constructor(model: Model) {
    const acting = model.workloads.filter(({ account, does }) => account !== undefined && does !== "build");
    this.byMember = grouped(acting, ({ account }) => `serviceAccount:${account ?? ""}`);
    this.accounts = new Map(
      model
        .ofTypes("google_service_account")
        .map((resource) => [
          `serviceAccount:${spellingOf(argumentOf(resource, "email"))}`,
          ownerOf(resource.path),
        ]),
    );
  }

  /** The workloads that act as a member, without builds. */
  public workloads(member: string): readonly Workload[] {
    return this.byMember.get(member) ?? [];
  }

  /** The names of the workloads that act as a member; undefined if there are none. */
  public as(member: string): string | undefined {
    const names = [...new Set(this.workloads(member).map(nameOf))].sort();
    const rest = names.length - MOST_NAMED;
    if (names.length === 0) return undefined;
    return names.slice(0, MOST_NAMED).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
  }

  /** The path at which a member's roles are reported: its only workload, or else its service account. */
  public placeOf(member: string): string | undefined {
    const names = new Set(this.workloads(member).map(({ resource }) => ownerOf(resource.path)));
    const [only] = names;
    return names.size === 1 ? only : this.accounts.get(member);
  }
}

/** The path of a workload. An event trigger is marked, because it can act as another account than its function. */
function nameOf({ resource, does }: Workload): string {
  const path = ownerOf(resource.path);
  return does === "call" && resource.type === "google_cloudfunctions2_function"
    ? `${path} (its trigger)`
    : path;
}
