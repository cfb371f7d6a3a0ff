import { bindingSchema } from "../../../stand-ins/schema/binding-schema";
import { schemaAt } from "../../../stand-ins/schema/newer-schema";
import { outlineOf } from "../../../stand-ins/schema/outline";
import { NEWER_ARGUMENTS } from "./newer-arguments";

const { versions, types } = NEWER_ARGUMENTS;

/** What the stand-in adds to a type in a version: each argument, with what it is. */
function addedIn(version: string, type: string): { [path: string]: string } {
  const bindings = bindingSchema("google", "resource", type);
  const before = outlineOf(bindings);
  const added = Object.entries(outlineOf(schemaAt(version, type, bindings)));
  return Object.fromEntries(added.filter(([path]) => !(path in before)));
}

test.each(Object.keys(types))("what is added to %s is as in the bindings of each version", (type) => {
  const known = Object.keys(addedIn(versions[versions.length - 1], type));
  expect(known.length).toBeGreaterThan(0);
  for (const [index, version] of versions.entries()) {
    const read = Object.entries(types[type]).filter(
      ([path, { from }]) => known.includes(path) && versions.indexOf(from) <= index,
    );
    expect([version, addedIn(version, type)]).toEqual([
      version,
      Object.fromEntries(read.map(([path, { is }]) => [path, is])),
    ]);
  }
});

test("bindings that have an argument get it no second time", () => {
  const type = "google_cloud_run_v2_service";
  const newer = schemaAt("8.7.0", type, bindingSchema("google", "resource", type));
  expect(schemaAt("8.7.0", type, newer)).toEqual(newer);
});
