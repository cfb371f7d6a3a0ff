import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What jsii says of a package, as far as it is read here. */
export interface Assembly {
  readonly version: string;
  readonly types: {
    readonly [fqn: string]: { readonly kind: string; readonly name: string; readonly symbolId: string };
  };
}

const MAP = "//# sourceMappingURL=";

/**
 * Writes the jsii name of each class behind it, in a folder with JavaScript.
 *
 * The runtime of jsii finds the class of an object by that name, as the compiler of jsii writes it. Without it, an object that JavaScript
 * hands to another language is only what its base class of another package is: a construct, without our methods.
 */
export function markClasses(folder: string, { types, version }: Assembly): void {
  for (const [fqn, { kind, name, symbolId }] of Object.entries(types)) {
    if (kind !== "class") continue;
    const file = join(folder, `${symbolId.split(":")[0].replace(/^lib\//, "")}.js`);
    if (!existsSync(file)) throw new Error(`${fqn} must be in ${file}, which does not exist`);
    const value = JSON.stringify({ fqn, version });
    const [code, ...rest] = readFileSync(file, "utf8").split(MAP);
    const mark = `Object.defineProperty(${name}, Symbol.for("jsii.rtti"), { value: ${value} });\n`;
    writeFileSync(file, [`${code}${mark}`, ...rest].join(MAP));
  }
}
