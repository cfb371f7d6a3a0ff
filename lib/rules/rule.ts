import type { Model } from "../document/model";
import type { Finding } from "./finding";
import type { RuleSeverity } from "./rule-severity";

/** A check of the synthesized output of an app. */
export interface Rule {
  /** In kebab-case. It stays the same when the wording of a finding changes. */
  readonly id: string;

  /** What is true if the app follows the rule. */
  readonly title: string;

  /** What happens if the app breaks the rule. */
  readonly why: string;
  readonly severity: RuleSeverity;

  check(model: Model): readonly Finding[];
}
