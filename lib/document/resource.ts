import type { Holder } from "./value";

/** A resource or data source of a document. Each instance of `count` or `for_each` is a separate resource. */
export interface Resource extends Holder {
  readonly mode: "managed" | "data";
  readonly type: string;

  /** Its address in Terraform, like `google_cloud_run_v2_service.orders` or `data.google_project.this`. */
  readonly address: string;

  /** The path of its construct, or its address if it has none. */
  readonly path: string;

  /** The author's reason for public access, as found in the document. It can be any JSON value. */
  readonly reason: unknown;
}
