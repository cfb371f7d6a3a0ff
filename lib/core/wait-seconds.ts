import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";

/** The seconds that a context key gives, or a default: 0 for no wait. Throws for what is no number of seconds. */
export function waitSeconds(at: IConstruct, key: string, fallback: number): number {
  const given: unknown = at.node.tryGetContext(key) ?? fallback;
  // The command line passes context as text.
  const seconds = typeof given === "string" && given.trim() !== "" ? Number(given) : given;
  if (typeof seconds === "number" && Number.isInteger(seconds) && seconds >= 0 && seconds <= 3600)
    return seconds;
  throw invalid(`context '${key}' must be a whole number of seconds from 0 to 3600, got ${got(given)}`, at);
}
