import { forEachChoice } from "./choices";
import { COLLECTION_FUNCTIONS } from "./collection-functions";
import { spellingOf } from "./spelling";
import { TEXT_FUNCTIONS } from "./text-functions";
import { unknown, type Value } from "./value";

const FUNCTIONS = new Map(Object.entries({ ...TEXT_FUNCTIONS, ...COLLECTION_FUNCTIONS }));

/** The result of a Terraform function; unknown if its arguments are unknown or if it is not supported here. */
export function called(name: string, args: readonly Value[]): Value {
  return forEachChoice(args, (chosen) => {
    const made = chosen.length > 0 ? FUNCTIONS.get(name)?.(chosen) : undefined;
    return made ?? unknown(`${name}(${chosen.map(spellingOf).join(", ")})`, chosen, name);
  });
}
