import { Access } from "./access";
import { absentAccounts } from "./accounts";
import { Deployment } from "./deployment";
import { Document } from "./document";
import { type Finding, Problem } from "./findings";
import { stepsOf } from "./flows";
import { isSettled } from "./settling";
import { type Step, When } from "./step";
import type { World } from "./world";

/** What would go wrong if a synthesized stack were deployed. Empty for a correct stack. */
export function findingsOf(json: object, world: World = {}): Finding[] {
  const deployment = new Deployment(new Document(json), world);
  const access = new Access(deployment);
  return [...unmet(deployment, access, stepsOf(deployment)), ...absentAccounts(deployment)];
}

/** The steps that are not permitted, or not in time. */
export function unmet(deployment: Deployment, access: Access, steps: readonly Step[]): Finding[] {
  return steps.flatMap((step) => {
    const givers = access.givers(step);
    const finding = ({ problem, given }: Pick<Finding, "problem" | "given">): Finding => {
      const { flow, of, principal, permission, on } = step;
      return { flow, of, problem, principal, permission, on, given };
    };
    if (givers.length === 0) {
      const elsewhere = access.nearMisses(step).map(({ address = "a grant made before" }) => address);
      return finding({ problem: Problem.MISSING, given: elsewhere });
    }
    const addresses = givers.flatMap(({ address }) => address ?? []);
    // Grants of Google and of earlier deployments already exist.
    if (step.when === When.IN_USE || addresses.length < givers.length) return [];
    const early = addresses.filter((address) => deployment.graph.isBefore(address, step.of));
    if (early.length === 0) return finding({ problem: Problem.LATE, given: addresses });
    const settled = early.some((address) => isSettled(deployment, address, step.of));
    return settled ? [] : finding({ problem: Problem.UNSETTLED, given: early });
  });
}
