import type { Holder } from "./value";

/** A resource or a data source of a document. Of those that Terraform repeats, each one is a resource of its own. */
export interface Resource extends Holder {
  readonly mode: "managed" | "data";
  readonly type: string;

  /** How Terraform calls it, like `google_cloud_run_v2_service.orders` or `data.google_project.this`. */
  readonly address: string;

  /** The path of the construct that wrote it; where none did, its address. */
  readonly path: string;

  /** Why it lets the public in, as its author says beside it. Anything can stand there. */
  readonly reason: unknown;
}
