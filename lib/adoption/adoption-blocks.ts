/** The blocks for existing resources. They hold addresses and ids, and no other value of a state. */
export interface AdoptionBlocks {
  /** Resources of the state that get a new address. */
  readonly moved: readonly MovedBlock[];

  /** Existing resources that are not in the state yet. */
  readonly import: readonly ImportBlock[];

  /** Resources that leave the state. They stay in Google Cloud. */
  readonly removed: readonly RemovedBlock[];
}

interface MovedBlock {
  readonly from: string;
  readonly to: string;
}

interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

export interface RemovedBlock {
  readonly from: string;

  /** Terraform needs `destroy = false`. OpenTofu has it since 1.10, and destroys nothing without it. */
  readonly lifecycle?: { readonly destroy: false };
}
