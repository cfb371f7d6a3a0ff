import type { Construct } from "constructs";
import { attempted } from "../core/all-or-nothing";
import type { ReachedBackend } from "./backend";

/** What an API calls on a gateway that serves it. */
export interface DocumentGateway {
  readonly construct: Construct;

  /** Called for each backend, even for one that is added later. */
  readonly letIn: (backend: ReachedBackend) => void;

  /** Called when an operation asks for an API key. */
  readonly enableApiKeys: () => void;
}

/** Has a backend let in all gateways. Where it throws for one of them, the backend lets in none. */
export function letInAtAll(gateways: readonly DocumentGateway[], backend: ReachedBackend): void {
  const [gateway, ...others] = gateways;
  if (gateways.length === 0) return;
  attempted(gateway.construct, () => {
    gateway.letIn(backend);
    letInAtAll(others, backend);
  });
}
