import type { Holder, Step, Value } from "./value";

/** What a document says of one block, whatever form the document has. */
interface Body {
  /** The value behind steps into the block; null where the document says nothing of it. */
  value(...path: readonly Step[]): Value;
}

/** A resource or a data source of a document. Of those that Terraform repeats, each one is a resource of its own. */
export interface Resource extends Holder, Body {
  readonly mode: "managed" | "data";
  readonly type: string;

  /** How Terraform calls it, like `google_cloud_run_v2_service.orders` or `data.google_project.this`. */
  readonly address: string;

  /** The path of the construct that wrote it; the address, where no construct did. */
  readonly path: string;

  /** Why it lets the public in, as its author says beside it. Anything can stand there. */
  readonly reason: unknown;
}
