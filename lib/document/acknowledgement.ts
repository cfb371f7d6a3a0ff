/** A warning that the authors of the app accept. */
export interface Acknowledgement {
  /** The path of a construct. The warning is accepted for it and for everything below it. */
  readonly path: string;
  readonly rule: string;
  readonly reason: unknown;
}
