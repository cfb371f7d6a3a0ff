import type { Fact } from "./fact";

/** What becomes of access. */
export enum ChangeKind {
  /** Somebody can do what nobody of that name could. */
  GAINED = "gained",

  /** Somebody can do it in more cases, or from more places. */
  WIDENED = "widened",

  /** Whether somebody gains something cannot be told before Terraform runs. */
  UNKNOWN = "unknown",
  LOST = "lost",
  NARROWED = "narrowed",

  /** It is called otherwise, and otherwise the same. */
  RENAMED = "renamed",
  REASON = "changed reason",

  /** It is another kind of thing, runs as another account, or is there or not. */
  CHANGED = "changed",
}

/** One difference between two apps, in what decides who can call what. */
export interface Change {
  readonly kind: ChangeKind;
  readonly path: string;

  /** In words, without the construct: `group:ops@example.com may call`. */
  readonly text: string;
  readonly before: readonly Fact[];
  readonly after: readonly Fact[];
}
