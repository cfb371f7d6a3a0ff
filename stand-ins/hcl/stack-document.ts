/** A synthesized stack in `cdk.tf.json`, as far as the stand-ins read it. */
export interface StackDocument {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly variable?: Named;
  readonly output?: Named;
  readonly locals?: Named;
  readonly provider?: Named;
  readonly [block: string]: unknown;
}

/** Resources or data sources, by type and then by name. */
export interface Blocks {
  [type: string]: { [name: string]: Named };
}

/** The members of a JSON object. */
export interface Named {
  [name: string]: unknown;
}
