import type { Construct } from "constructs";

/** In what a function and a service differ. */
export interface WorkloadKind {
  /** The word for it in messages, like `function`. */
  readonly noun: string;

  /** Throws where Google would refuse a name. */
  readonly checkName: (name: string, at: Construct) => void;

  /** The name of its Cloud Run service, by its own name. */
  readonly serviceNameOf: (name: string) => string;
}
