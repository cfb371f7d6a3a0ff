import type { Acknowledgement } from "./acknowledgement";
import type { Resource } from "./resource";

/** A construct, and the address under which it was written. */
export interface WrittenConstruct {
  readonly path: string;
  readonly address: string;
}

/** One Terraform configuration, read: a stack that was synthesized, or a plan. */
export interface Document {
  /** The path of the stack. */
  readonly name: string;
  readonly resources: readonly Resource[];

  /** The constructs that were written, each with the address it was given; none where that is not known. */
  readonly constructs: readonly WrittenConstruct[];

  /** The warnings that its authors know and accept. */
  readonly acknowledgements: readonly Acknowledgement[];
}
