/** What Terraform is told about resources that exist. Addresses and ids alone: no value of a state is in it. */
export interface AdoptionBlocks {
  /** What the state knows under one address goes on under another. */
  readonly moved: readonly MovedBlock[];

  /** What the state does not know yet. */
  readonly import: readonly ImportBlock[];

  /** What Terraform forgets, and leaves as it is in Google Cloud. */
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

  /** Terraform must be told that it destroys nothing; OpenTofu never does, and knows no such block before 1.10. */
  readonly lifecycle?: { readonly destroy: false };
}
