import { TEXTS } from "../../../stand-ins/provider/fakes";
import { PROVIDER_RULES, providerRules } from "../../../stand-ins/provider/provider-rules";
import { REPLACED_BY } from "../../../stand-ins/provider/replacement";
import type { Block } from "../../../stand-ins/schema/schema";
import { bare, isInstalled, schemaOf } from "../bare-values";

/** Whether the type at the beginning of a dotted path has the attribute in the rest of the path. */
function exists(path: string): boolean {
  const [type, ...names] = path.split(".");
  return !isInstalled(type) || leadsSomewhere(schemaOf(type), names);
}

function leadsSomewhere({ attributes, blocks }: Block, [name, ...deeper]: string[]): boolean {
  const block = blocks.find((nested) => nested.name === name)?.block;
  return deeper.length > 0
    ? block !== undefined && leadsSomewhere(block, deeper)
    : block !== undefined || attributes.some((attribute) => attribute.name === name);
}

test("the arguments in the rules exist", () => {
  for (const type of Object.keys(PROVIDER_RULES).filter(isInstalled)) {
    const place = { values: bare(schemaOf(type)), at: "", directory: "." };
    expect(() => {
      providerRules(type).forEach((rule) => rule(place));
    }).not.toThrow();
  }
});

test("the arguments that replace a resource exist", () => {
  const paths = Object.entries(REPLACED_BY).flatMap(([type, names]) =>
    names.map((name) => `${type}.${name}`),
  );
  expect(paths.filter((path) => !exists(path))).toEqual([]);
});

test("the attributes with invented values exist", () => {
  const paths = Object.keys(TEXTS).filter((path) => path.startsWith("google_"));
  expect(paths.filter((path) => !exists(path))).toEqual([]);
});
