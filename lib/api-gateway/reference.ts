import { Lazy } from "cdktf";
import { holdsInterpolation } from "../core/interpolation";
import { withoutTokens } from "../core/token-text";

/** A text for a document in which an interpolation, such as `${var.x}`, stays one. The document escapes all other texts. */
export function reference(name: string): string {
  if (!holdsInterpolation(withoutTokens(name))) return name;
  const template = name.replace(/%(?=\{)/g, "%%");
  return Lazy.stringValue({ produce: () => template });
}
