import type { Block } from "./schema";

/** Every argument and block of a schema, by its path, with what the schema says of it: `string, optional`, `blocks, list`. */
export function outlineOf({ attributes, blocks }: Block, within = ""): { [path: string]: string } {
  return Object.fromEntries([
    ...attributes.map(({ name, type, ...flags }) => [
      `${within}${name}`,
      [
        JSON.stringify(type).replaceAll('"', ""),
        ...(["required", "optional", "computed"] as const).filter((flag) => flags[flag]),
      ].join(", "),
    ]),
    ...blocks.flatMap(({ name, nesting, required, repeated, block }) => [
      [
        `${within}${name}`,
        [repeated ? "blocks" : "block", nesting, ...(required ? ["required"] : [])].join(", "),
      ],
      ...Object.entries(outlineOf(block, `${within}${name}.`)),
    ]),
  ]) as { [path: string]: string };
}
