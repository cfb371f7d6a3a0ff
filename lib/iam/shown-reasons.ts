import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { literal } from "../core/literal";
import { Memory } from "../core/memory";

/** Why a resource lets the public in. Several grants can share one resource. */
const reasons = new Memory<Set<string>>("reasons");

/** The reasons that a resource shows so far. */
export function reasonsOf(resource: TerraformResource): Iterable<string> {
  return reasons.find(resource) ?? [];
}

/** Writes reasons under "//", which Terraform ignores and reviewers of the JSON read. */
export function showReasons(at: IConstruct, resource: TerraformResource, more: Iterable<string>): void {
  const all = reasons.of(resource, () => new Set());
  for (const reason of more) {
    if (all.has(reason)) continue;
    write(resource, all.add(reason));
    whenUndone(at, () => {
      all.delete(reason);
      write(resource, all);
    });
  }
}

function write(resource: TerraformResource, all: ReadonlySet<string>): void {
  resource.addOverride("//.reason", literal([...all].sort().join("; ")));
}
