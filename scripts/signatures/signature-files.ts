import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { signaturesIn, type SignatureTable } from "./signatures";

const ROOT = join(__dirname, "..", "..");

const ABOUT = {
  structs: "The props of each interface without behaviour, with their types",
  enums: "The values of each enum",
  objects:
    "What an object of each class or interface with behaviour has, how code makes one, and which classes only look like it",
  calls:
    "The parameters of the constructor of each class, of its static methods (`.`) and of its other methods (`#`)",
};

/** The files of signatures, by their paths. */
export function signatureFiles(): Map<string, string> {
  const api = join(ROOT, "api");
  const declarations = readdirSync(api).filter((file) => file.endsWith(".d.ts"));
  const signatures = signaturesIn(declarations.map((file) => readFileSync(join(api, file), "utf8")));
  const files = Object.entries(ABOUT).map(([name, about]): [string, string] => [
    join(ROOT, "lib", "core", "signatures", `${name}.ts`),
    `/** ${about}. Generated from \`api/\` by \`npm run update:signatures\`. */
export const ${name.toUpperCase()}: { readonly [name: string]: string } = {
${rowsOf(signatures[name as keyof typeof ABOUT])}
};
`,
  ]);
  return new Map(files);
}

function rowsOf(table: SignatureTable): string {
  return Object.entries(table)
    .map(([name, text]) => `  ${name}: ${JSON.stringify(text)},`)
    .join("\n");
}
