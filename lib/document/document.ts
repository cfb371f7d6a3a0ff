import type { Acknowledgement } from "./acknowledgement";
import type { Resource } from "./resource";

/** One Terraform configuration, read: a stack that was synthesized, or a plan. */
export interface Document {
  /** The path of the stack. */
  readonly name: string;
  readonly resources: readonly Resource[];

  /** The warnings that its authors know and accept. */
  readonly acknowledgements: readonly Acknowledgement[];
}
