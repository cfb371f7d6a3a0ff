import type { Backend } from "./backend";

/** A gateway as the document it serves knows it. */
export interface DocumentGateway {
  /** Called for each backend, those that are added later among them. */
  readonly letIn: (backend: Backend) => void;

  /** Called when an operation asks for an API key. */
  readonly enableApiKeys: () => void;
}
