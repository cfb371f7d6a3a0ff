import { got, invalid } from "../core/errors";
import type { ExistingState } from "./existing-state";

/** The program that will plan, and the blocks that it supports. */
export interface Tool {
  readonly isOpenTofu: boolean;

  /** Whether it supports `removed` blocks. */
  readonly hasRemoved: boolean;

  /** Name and version, like `Terraform 1.11.4`. */
  readonly name: string;
}

// Terraform has import blocks since 1.5, and OpenTofu since 1.6. Both have removed blocks since 1.7:
// https://developer.hashicorp.com/terraform/language/upgrade-guides and https://opentofu.org/docs/intro/whats-new
const OLDEST = 5;
const WITH_REMOVED = 7;

/** The program that wrote the state. A given version replaces the version in the state. */
export function toolOf({ isOpenTofu, version }: ExistingState, given?: string): Tool {
  const used = given ?? version ?? "1.7.0";
  const minor = /^1\.(\d+)(?:\.|$)/.exec(used)?.[1];
  const name = `${isOpenTofu ? "OpenTofu" : "Terraform"} ${used}`;
  if (given !== undefined && minor === undefined) {
    throw invalid(`'terraform' must be a version like '1.11', got ${got(given)}`);
  }
  if (minor === undefined || Number(minor) < OLDEST) {
    throw invalid(
      `'state' must be of Terraform 1.5 or newer, which has import blocks, got ${got(used)}; apply it once with a newer one, or say what will plan with '--terraform VERSION'`,
    );
  }
  return { isOpenTofu, hasRemoved: Number(minor) >= WITH_REMOVED, name };
}
