/** A warning that its authors know and accept. */
export interface Acknowledgement {
  /** The path of the construct below which it is accepted. */
  readonly path: string;
  readonly rule: string;
  readonly reason: unknown;
}
