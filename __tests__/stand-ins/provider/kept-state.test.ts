import { readFileSync } from "node:fs";
import { join } from "node:path";
import { KeptState } from "../../../stand-ins/provider/kept-state";
import { bindingSchema } from "../../../stand-ins/schema/binding-schema";
import type { Block } from "../../../stand-ins/schema/schema";

interface Table {
  readonly [type: string]: { readonly 6?: string[]; readonly 7?: string[] };
}

const file = join(__dirname, "../../../stand-ins/provider/optional-computed.json");
const known = JSON.parse(readFileSync(file, "utf8")) as { arguments: Table; blocks: Table };
const SERVICE = bindingSchema("google", "resource", "google_cloud_run_v2_service");

/** The paths of all optional and computed attributes; an id is one, but nobody gives it. */
function optionalComputed({ attributes, blocks }: Block, at: string[] = []): string[] {
  return [
    ...attributes
      .filter(({ name, optional, computed }) => optional && computed && name !== "id")
      .map(({ name }) => [...at, name].join(".")),
    ...blocks.flatMap(({ name, block }) => optionalComputed(block, [...at, name])),
  ];
}

test.each(Object.keys(known.arguments))("%s keeps what the bindings of 6.50 say", (type) => {
  const schema = bindingSchema("google", "resource", type);
  expect(known.arguments[type][6] ?? []).toEqual(expect.arrayContaining(optionalComputed(schema)));
});

test("a block that the code no longer has keeps its state, and so does an argument in a block that it has", () => {
  const prior = {
    ingress: "ALL",
    description: "old",
    traffic: [{ percent: 10 }],
    template: [{ timeout: "5s" }],
  };
  const proposed = { ingress: null, description: null, traffic: [], template: [{ timeout: null }] };
  expect(new KeptState("google_cloud_run_v2_service").in(SERVICE, proposed, prior)).toEqual({
    ...prior,
    description: null,
  });
});

test("only the 7th version keeps what became computed in it", () => {
  const [prior, proposed] = [[5], [null]].map(([count]) => ({
    template: [{ scaling: [{ max_instance_count: count }] }],
  }));
  const kept = (version: string) =>
    new KeptState("google_cloud_run_v2_service", version).in(SERVICE, proposed, prior).template;
  expect([kept("6.50.0"), kept("7.45.0")]).toEqual([proposed.template, prior.template]);
});
