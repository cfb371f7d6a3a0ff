import type { Model } from "../document/model";
import type { Finding } from "./finding";
import type { RuleSeverity } from "./rule-severity";

/** Something that is judged on what an app synthesizes. */
export interface Rule {
  /** In kebab-case. It stays the same when the wording of a finding changes. */
  readonly id: string;

  /** What holds where the rule is kept. */
  readonly title: string;

  /** What happens where it is not. */
  readonly why: string;
  readonly severity: RuleSeverity;

  check(model: Model): readonly Finding[];
}
