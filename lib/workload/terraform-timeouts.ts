import type { IConstruct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { DURATION } from "../core/formats/times";

/** How long Terraform waits for Google, like `30m`, `1h` or `90s`. */
export interface TerraformTimeouts {
  /**
   * The longest wait for the creation.
   *
   * @default - the provider's: 60 minutes for a function, 20 minutes for a service or job
   */
  readonly create?: string;

  /**
   * The longest wait for an update.
   *
   * @default - the provider's: 60 minutes for a function, 20 minutes for a service or job
   */
  readonly update?: string;

  /**
   * The longest wait for the deletion.
   *
   * @default - the provider's: 60 minutes for a function, 20 minutes for a service or job
   */
  readonly destroy?: string;
}

/** Throws where Terraform could not read a duration. */
export function checkTerraformTimeouts(timeouts: TerraformTimeouts | undefined, at: IConstruct): void {
  if (!timeouts) return;
  const { create, update, destroy } = timeouts;
  for (const [action, duration] of Object.entries({ create, update, destroy })) {
    checkFormat(`terraformTimeouts.${action}`, duration, DURATION, at);
  }
}

/** The timeouts as the bindings take them. */
export function timeoutsFor(timeouts: TerraformTimeouts | undefined) {
  return timeouts && { create: timeouts.create, update: timeouts.update, delete: timeouts.destroy };
}
