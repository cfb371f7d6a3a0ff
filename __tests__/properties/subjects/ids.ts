import fc from "fast-check";
import { wildKey } from "./common";

/**
 * Any id that the constructs library takes: it has no answer to the names that every object has by itself.
 *
 * Nor to ids that begin with a digit or a sign, as docs/known-surprises.md says.
 */
export const wildId: fc.Arbitrary<string> = wildKey().filter(
  (id) => id !== "" && !(id in {}) && !id.includes("${") && id.length < 300 && !/^[\d-]/.test(nameOf(id)),
);

/** What cdktf leaves of an id in the name of a resource. */
function nameOf(id: string): string {
  return id.replaceAll("/", "--").replace(/[^\w-]/g, "");
}
