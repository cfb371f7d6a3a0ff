import fc from "fast-check";
import { wildKey } from "./common";

/**
 * Any id that works in the constructs library. Names of properties that every object has do not work.
 *
 * Ids that begin with a digit or a sign are also left out, as docs/known-surprises.md says.
 */
export const wildId: fc.Arbitrary<string> = wildKey().filter(
  (id) => id !== "" && !(id in {}) && !id.includes("${") && id.length < 300 && !/^[\d-]/.test(nameOf(id)),
);

/** The part of an id that cdktf uses in the name of a resource. */
function nameOf(id: string): string {
  return id.replaceAll("/", "--").replace(/[^\w-]/g, "");
}
