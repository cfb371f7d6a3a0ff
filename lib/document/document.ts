import type { Acknowledgement } from "./acknowledgement";
import type { Block } from "./blocks";
import type { Resource } from "./resource";

/** A construct and its address. */
export interface WrittenConstruct {
  readonly path: string;
  readonly address: string;
}

/** One Terraform configuration: a synthesized stack, a plan or a state. */
export interface Document {
  /** The path of the stack. */
  readonly name: string;
  readonly resources: readonly Resource[];

  /** The constructs with their addresses; empty if the addresses are unknown. */
  readonly constructs: readonly WrittenConstruct[];

  /** The warnings that the authors accept. */
  readonly acknowledgements: readonly Acknowledgement[];

  /**
   * The modules that it calls, with their inputs. What is in them is not known.
   *
   * @default - none, as in a plan, which has the resources of modules
   */
  readonly calledModules?: readonly Resource[];

  /**
   * What Terraform orders, by address.
   *
   * @default - unknown, as in a plan
   */
  readonly blocks?: () => ReadonlyMap<string, Block>;
}
