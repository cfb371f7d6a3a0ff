/** What becomes of a finding. */
export enum RuleSeverity {
  /** It stops the synthesis. */
  ERROR = "error",

  /** It is told with the warnings of the synthesis, until somebody acknowledges it. */
  WARNING = "warning",
}
