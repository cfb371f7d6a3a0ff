import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { Memory } from "../core/memory";
import { GoogleProject } from "../iam/google-project";
import type { IPrincipal } from "../iam/i-principal";

/** What a principal may do with Identity-Aware Proxy in a project. */
export enum IapDuty {
  /** Pass it. */
  ACCESS,

  /** Turn it on and off. */
  SETUP,
}

const dutiesInProjects = new Memory<Map<string, Set<IapDuty>>>("IAP duties");

/** Records a duty of a principal. Warns if it has both duties, because a principal that sets IAP up can also turn it off. */
export function noteDuty(
  at: Construct,
  project: string | undefined,
  { principalId }: IPrincipal,
  duty: IapDuty,
): void {
  const duties = dutiesInProjects.of(GoogleProject.of(at, project), () => new Map());
  const own = duties.get(principalId) ?? new Set();
  duties.set(principalId, own);
  if (own.has(duty)) return;
  whenUndone(at, () => own.delete(duty));
  if (own.add(duty).size > 1) {
    Annotations.of(at).addWarning(
      `'principal' must not both pass IAP and set it up, because who sets it up can switch it off, got ${principalId}`,
    );
  }
}
