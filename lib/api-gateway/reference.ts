import { Lazy } from "cdktf";
import { holdsInterpolation } from "../core/interpolation";
import { withoutTokens } from "../core/token-text";

/** A name within a document: where it holds an interpolation, such as `${var.x}`, the document keeps that one. */
export function reference(name: string): string {
  if (!holdsInterpolation(withoutTokens(name))) return name;
  const template = name.replace(/%(?=\{)/g, "%%");
  return Lazy.stringValue({ produce: () => template });
}
