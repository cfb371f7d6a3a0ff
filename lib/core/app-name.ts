import type { IConstruct } from "constructs";
import { ContextKeys } from "./context-keys";
import { got, invalid } from "./errors";

// It becomes part of the id of a service account.
const NAME = /^[a-z][a-z0-9-]{0,19}$/;

/** The names that make up the name of something that a stack shares: that of the app, where the context gives one, and others. */
export function withAppName(at: IConstruct, ...names: string[]): string[] {
  const given: unknown = at.node.tryGetContext(ContextKeys.APP_NAME);
  if (given === undefined) return names;
  if (typeof given === "string" && NAME.test(given)) return [given, ...names];
  throw invalid(
    `context '${ContextKeys.APP_NAME}' must be 1 to 20 lower-case letters, digits and hyphens that begin with a letter, got ${got(given)}`,
    at,
  );
}
