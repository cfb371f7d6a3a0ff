import type { IDependable } from "constructs";

/** What every construct with resources of its own takes. */
export interface DependentProps {
  /**
   * What it waits for besides what it needs anyway: resources, grants, and constructs with all that they make.
   *
   * @default - only what it needs
   */
  readonly dependsOn?: IDependable[];
}
