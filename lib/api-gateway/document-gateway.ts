import type { Construct } from "constructs";
import type { ReachedBackend } from "./backend";

/** What an API calls on a gateway that serves it. */
export interface DocumentGateway {
  readonly construct: Construct;

  /** Called for each backend, even for one that is added later. */
  readonly letIn: (backend: ReachedBackend) => void;

  /** Called when an operation asks for an API key. */
  readonly enableApiKeys: () => void;
}
