import { Lazy } from "cdktf";

const TOKENS = /\$\{TfToken\[[^\]]*\]\}/g;

/** A name within a document: where it holds an interpolation, such as `${var.x}`, the document keeps that one. */
export function reference(name: string): string {
  if (!name.replace(TOKENS, "").includes("${")) return name;
  const template = name.replace(/%(?=\{)/g, "%%");
  return Lazy.stringValue({ produce: () => template });
}
