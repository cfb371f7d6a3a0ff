/** What a finding does to the synthesis. */
export enum RuleSeverity {
  /** It stops the synthesis. */
  ERROR = "error",

  /** It is printed with the warnings of the synthesis, until somebody acknowledges it. */
  WARNING = "warning",
}
