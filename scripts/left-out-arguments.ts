import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IDENTIFIED } from "../lib/adoption/identity";
import { bindingSchema } from "../stand-ins/schema/binding-schema";
import { bindingSource } from "../stand-ins/schema/binding-source";
import type { Attribute, Block } from "../stand-ins/schema/schema";

interface ByVersion {
  readonly 6?: readonly string[];
}

interface OptionalComputed {
  readonly arguments: { readonly [type: string]: ByVersion | undefined };
  readonly blocks: { readonly [type: string]: ByVersion | undefined };
}

const ROOT = join(__dirname, "..");
const KEPT = JSON.parse(
  readFileSync(join(ROOT, "stand-ins", "provider", "optional-computed.json"), "utf8"),
) as OptionalComputed;

// A default in the documentation is what the provider plans where the code is silent. The schema does not tell it.
const DEFAULT = /default/i;

/** The file with the arguments that Terraform takes away where the code leaves them out. */
export const LEFT_OUT_FILE = join(ROOT, "lib", "adoption", "left-out-arguments.ts");

/** The text of that file. */
export function leftOutFile(): string {
  const rows = IDENTIFIED.flatMap((type) => {
    const paths = pathsOf(type);
    return paths.length === 0 ? [] : [`  ${type}: ${JSON.stringify(paths.join(" "))},`];
  });
  return `/**
 * The arguments that Terraform takes away where the code leaves them out, by type: those that are optional, have no documented
 * default, and whose value the provider does not keep. \`labels.*\` stands for a key beside others. Generated from the provider's bindings by
 * \`npm run update:arguments\`.
 */
export const LEFT_OUT_ARGUMENTS: { readonly [type: string]: string | undefined } = {
${rows.sort().join("\n")}
};
`;
}

function pathsOf(type: string): string[] {
  const provider = type.startsWith("google_api_gateway_") ? "google-beta" : "google";
  const defaults = argumentsWithDefault(bindingSource(provider, "resource", type));
  const kept = new Set([...(KEPT.arguments[type]?.[6] ?? []), ...(KEPT.blocks[type]?.[6] ?? [])]);
  const isTakenAway = (path: string, name: string): boolean => !kept.has(path) && !defaults.has(name);
  const pathsIn = ({ attributes, blocks }: Block, at: string): string[] => [
    ...attributes
      .filter(({ optional }) => optional)
      .flatMap((one) => [
        ...(one.computed || !isTakenAway(at + one.name, one.name) ? [] : [at + one.name]),
        ...(isMap(one) ? [`${at}${one.name}.*`] : []),
      ]),
    ...blocks
      .filter(({ name }) => at + name !== "timeouts")
      .flatMap(({ name, required, block }) => [
        ...(required || !isTakenAway(at + name, name) ? [] : [at + name]),
        ...pathsIn(block, `${at}${name}.`),
      ]),
  ];
  return pathsIn(bindingSchema(provider, "resource", type), "")
    .filter((path) => path !== "id")
    .sort();
}

function isMap({ type }: Attribute): boolean {
  return type[0] === "map";
}

/** The names of arguments whose documentation tells a default. */
function argumentsWithDefault(source: string): Set<string> {
  const documented = source.matchAll(/\/\*\*((?:(?!\*\/)[^])*?)#(\w+) \w+#\w+\}\n\s*\*\//g);
  return new Set([...documented].filter(([, text]) => DEFAULT.test(text)).map(([, , name]) => name));
}
