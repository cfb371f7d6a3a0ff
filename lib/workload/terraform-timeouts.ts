import type { IConstruct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { DURATION } from "../core/formats/times";

/** How long Terraform waits, as `30m`, `1h` or `90s`. */
export interface TerraformTimeouts {
  /** @default - the provider's: 60 minutes for a function, 20 minutes for a service */
  readonly create?: string;

  /** @default - the provider's: 60 minutes for a function, 20 minutes for a service */
  readonly update?: string;

  /** @default - the provider's: 60 minutes for a function, 20 minutes for a service */
  readonly delete?: string;
}

/** Throws where Terraform would not read a duration. */
export function checkTerraformTimeouts(timeouts: TerraformTimeouts | undefined, at: IConstruct): void {
  if (!timeouts) return;
  const { create, update, delete: destroy } = timeouts;
  for (const [action, duration] of Object.entries({ create, update, delete: destroy })) {
    checkFormat(`terraformTimeouts.${action}`, duration, DURATION, at);
  }
}
