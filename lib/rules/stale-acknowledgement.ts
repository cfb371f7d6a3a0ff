import type { Acknowledgement } from "../document/acknowledgement";
import type { Finding } from "./finding";
import { RuleSeverity } from "./rule-severity";

/** Reports acknowledgements without a warning. It runs after all rules, and cannot be acknowledged itself. */
export const STALE_ACKNOWLEDGEMENT = {
  id: "stale-acknowledgement",
  title: "Every acknowledgement is of a warning that there is, for a reason",
  why: "One that is left over hides the next warning of its rule, which nobody has looked at.",
  severity: RuleSeverity.WARNING,

  findingFor: ({ path, rule }: Acknowledgement): Finding => ({
    path,
    message: `'acknowledge' must name a warning that there is, and why it is meant, got '${rule}', which finds nothing here`,
  }),
};
