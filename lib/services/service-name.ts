import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";

// Cloud Run takes fewer than 50 characters.
const NAME = /^[a-z]([a-z0-9-]{0,47}[a-z0-9])?$/;

/** Throws where Google would refuse a service's name. */
export function checkServiceName(name: string, at: Construct): void {
  if (NAME.test(name)) return;
  throw invalid(
    `'name' must be 1 to 49 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got ${got(name)}`,
    at,
  );
}
