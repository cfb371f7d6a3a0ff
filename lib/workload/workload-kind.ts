import type { Construct } from "constructs";

/** What functions and services do not have in common. */
export interface WorkloadKind {
  /** As messages call it: `function`. */
  readonly noun: string;

  /** Throws where Google would refuse a name. */
  readonly checkName: (name: string, at: Construct) => void;

  /** The name of the Cloud Run service that answers for it. */
  readonly serviceNameOf: (name: string) => string;
}
