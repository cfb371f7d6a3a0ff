import { got, invalid } from "../core/errors";
import type { ExistingState } from "./existing-state";

/** The program that will plan, and the blocks that it supports. */
export interface Tool {
  /** What its command line is called. */
  readonly command: "terraform" | "tofu";

  /** Whether it supports `removed` blocks. */
  readonly hasRemoved: boolean;

  /** Whether such a block says `destroy = false`. Terraform requires it, and OpenTofu warns without it where it has it. */
  readonly saysDestroy: boolean;

  /** Name and version, like `Terraform 1.11.4`. */
  readonly name: string;
}

// Terraform has import blocks since 1.5, and OpenTofu since 1.6. Both have removed blocks since 1.7, and OpenTofu has their `lifecycle`
// since 1.10: https://developer.hashicorp.com/terraform/language/upgrade-guides,
// https://opentofu.org/docs/intro/whats-new and https://github.com/opentofu/opentofu/blob/v1.10/CHANGELOG.md
const OLDEST = 5;
const WITH_REMOVED = 7;
const OPENTOFU_WITH_DESTROY = 10;

/** The program that wrote the state. A given version replaces the version in the state. */
export function toolOf({ isOpenTofu, version }: ExistingState, given?: string): Tool {
  const used = given ?? version ?? "1.7.0";
  const minor = Number(/^1\.(\d+)(?:\.|$)/.exec(used)?.[1]);
  const name = `${isOpenTofu ? "OpenTofu" : "Terraform"} ${used}`;
  if (given !== undefined && Number.isNaN(minor)) {
    throw invalid(`'terraform' must be a version like '1.11', got ${got(given)}`);
  }
  if (Number.isNaN(minor) || minor < OLDEST) {
    throw invalid(
      `'state' must be of Terraform 1.5 or newer, which has import blocks, got ${got(used)}; apply it once with a newer one, or say what will plan with '--terraform VERSION'`,
    );
  }
  return {
    name,
    command: isOpenTofu ? "tofu" : "terraform",
    hasRemoved: minor >= WITH_REMOVED,
    saysDestroy: minor >= (isOpenTofu ? OPENTOFU_WITH_DESTROY : WITH_REMOVED),
  };
}
