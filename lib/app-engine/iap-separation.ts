import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { Memory } from "../core/memory";
import { GoogleProject } from "../iam/google-project";
import type { IPrincipal } from "../iam/i-principal";

/** What somebody may do with Identity-Aware Proxy in a project. */
export enum IapDuty {
  /** Pass to what it guards. */
  ACCESS,

  /** Switch it on and off. */
  SETUP,
}

const dutiesInProjects = new Memory<Map<string, Set<IapDuty>>>("IAP duties");

/** Notes a principal's duty; warns where it has both, since who sets IAP up can switch it off. */
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
  if (own.add(duty).size > 1) {
    Annotations.of(at).addWarning(
      `'principal' must not both pass IAP and set it up, because who sets it up can switch it off, got ${principalId}`,
    );
  }
}
