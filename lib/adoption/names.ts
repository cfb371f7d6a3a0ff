import { invalid } from "../core/errors";
import type { Resource } from "../document/resource";
import { importIdOf } from "./identity";
import type { Matching } from "./matching";

/**
 * Reads the names of existing resources, one per line, as `gcloud … list --format='value(name)'` prints them.
 *
 * Throws if there are none.
 */
export function readNames(text: string): readonly string[] {
  const names = text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^gs:\/\/([^/]+)\/?$/, "$1"))
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (names.length > 0) return names;
  throw invalid(
    "'names' must hold names, one a line, got none; write them with gcloud … list --format='value(name)'",
  );
}

/** Finds existing resources without a state: a resource exists if its import id is one of the names. */
export function matchNames(resources: readonly Resource[], names: readonly string[]): Matching {
  const existing = new Set(names);
  return {
    pairs: resources
      .filter(({ mode }) => mode === "managed")
      .map((made) => {
        const importId = importIdOf(made);
        return importId !== undefined && existing.has(importId)
          ? { made, how: "is imported", importId }
          : { made, how: "is made" };
      }),
    leftovers: [],
  };
}
