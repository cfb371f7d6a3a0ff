import type { Document } from "../document/document";
import { grouped } from "../document/grouped";
import { type Finding } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { several } from "./wording";

/** cdktf removes some characters from ids, and merges constructs with the same address into one resource. */
export const ADDRESS_UNIQUE: Rule = {
  id: "address-unique",
  title: "Every construct has an address of its own",
  why: "Of two constructs with one address, Terraform sees one: a function disappears, and its grants land on the other.",
  severity: RuleSeverity.ERROR,
  check: ({ documents }) => [...documents.flatMap(sharedAddresses), ...sharedFiles(documents)],
};

function sharedAddresses({ constructs }: Document): Finding[] {
  return [...grouped(constructs, ({ address }) => address)]
    .filter(([, { length }]) => length > 1)
    .map(([address, all]) =>
      conflict(
        address,
        all.map(({ path }) => path),
      ),
    );
}

/** Stacks with the same id write the same file, wherever they are in the app. */
function sharedFiles(documents: readonly Document[]): Finding[] {
  return [...grouped(documents, ({ name }) => name.slice(name.lastIndexOf("/") + 1))]
    .filter(([, { length }]) => length > 1)
    .map(([id, all]) =>
      conflict(
        `stacks/${id}`,
        all.map(({ name }) => name),
      ),
    );
}

function conflict(address: string, paths: readonly string[]): Finding {
  return {
    path: paths[paths.length - 1],
    message: `'id' must make an address of its own, got ${address} for ${several(paths)}; give one of them another id`,
  };
}
