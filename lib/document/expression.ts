import type { Scalar, Step } from "./value";

/** An expression of the Terraform language in a string of a document. */
export type Expression =
  | { readonly is: "value"; readonly value: Scalar }
  | { readonly is: "template"; readonly parts: readonly Expression[] }
  | Path
  | { readonly is: "index"; readonly of: Expression; readonly key: Expression }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly is: "list"; readonly items: readonly Expression[] }
  | { readonly is: "fields"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | Choice
  // An expression that is not evaluated here, such as a sum or a loop. Only its references are known.
  | { readonly is: "opaque"; readonly source: string; readonly refersTo: readonly Expression[] };

/** A name and the steps after it, such as `local.members[0]`. */
export interface Path {
  readonly is: "path";
  readonly root: string;
  readonly steps: readonly Step[];
}

/** `test ? yes : no` */
export interface Choice {
  readonly is: "choice";
  readonly test: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}
