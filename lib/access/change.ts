import type { Fact } from "./fact";

/** How access changes. */
export enum ChangeKind {
  /** Somebody can do something that they could not do before. */
  GAINED = "gained",

  /** Somebody can do something in more cases, or by more network paths. */
  WIDENED = "widened",

  /** It is unknown before Terraform runs whether somebody gains access. */
  UNKNOWN = "unknown",
  LOST = "lost",
  NARROWED = "narrowed",

  /** Only the name changes. */
  RENAMED = "renamed",
  REASON = "changed reason",

  /** Something is new, removed, of another type, or runs as another service account. */
  CHANGED = "changed",
}

/** One difference in who can call what. */
export interface Change {
  readonly kind: ChangeKind;
  readonly path: string;

  /** The change in words, without the path: `group:ops@example.com may call`. */
  readonly text: string;
  readonly before: readonly Fact[];
  readonly after: readonly Fact[];
}
