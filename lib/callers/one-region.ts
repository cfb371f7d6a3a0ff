import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import type { IInvocable } from "../invocation/invocable";
import { SEVERAL_REGIONS } from "../workload/several-regions";

/** Throws where what is called is in several regions: each of them has a URL of its own. */
export function checkOneRegion(at: IConstruct | undefined, { location, node }: IInvocable): void {
  if (location !== SEVERAL_REGIONS) return;
  throw invalid(
    `'target' must be a service in one region, got ${node.path}, which is in several; use its inRegion(…)`,
    at,
  );
}
