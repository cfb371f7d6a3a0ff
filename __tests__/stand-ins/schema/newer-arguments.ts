import { readFileSync } from "node:fs";
import { join } from "node:path";

interface NewerArguments {
  /** The versions of the provider that were read. The first has none of the arguments. */
  readonly versions: readonly string[];
  readonly types: {
    readonly [type: string]: { readonly [path: string]: { readonly from: string; readonly is: string } };
  };
}

const FILE = join(__dirname, "../../../stand-ins/schema/newer-arguments.json");

/** The arguments that came after version 6.50.0, as the bindings for cdktn have them. */
export const NEWER_ARGUMENTS = JSON.parse(readFileSync(FILE, "utf8")) as NewerArguments;
