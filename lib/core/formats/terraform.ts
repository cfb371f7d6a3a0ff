import type { Format } from "./format";

/** An argument of a resource, as `ignore_changes` names it. */
export const ARGUMENT_PATH: Format = {
  pattern: /^[a-z][a-z0-9_]*(?:\[(?:\d+|"[^"\\]*")\]|\.[a-z][a-z0-9_]*)*$/,
  what: "arguments, as Terraform writes them",
  like: "template[0].containers[0].image",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes",
};
