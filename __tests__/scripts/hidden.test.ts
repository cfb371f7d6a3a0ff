import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HIDDEN, unsaidHidden } from "../../scripts/languages/hidden";
import { textOf } from "../support/readme";

const file = join(mkdtempSync(join(tmpdir(), "hidden-")), ".jsii");

/** The classes that stand for what is hidden, and one more. */
function described(left: readonly string[] = []): string {
  const members: { [type: string]: string[] } = { Shop: [] };
  for (const instead of Object.values(HIDDEN)) {
    const [type, member] = instead.split(".") as [string, string?];
    if (member !== undefined && !left.includes(instead)) (members[type] ??= []).push(member);
  }
  const types = Object.entries(members).map(([name, all]) => [
    `example.${name}`,
    { name, properties: all.map((one) => ({ name: one })) },
  ]);
  writeFileSync(file, JSON.stringify({ types: Object.fromEntries(types) as object }));
  return file;
}

const names = Object.keys(HIDDEN);

test("what is exported is described, or is in the list with what stands for it", () => {
  expect(unsaidHidden(["Shop", ...names], described())).toEqual([]);
});

test("an export that no other language has is told", () => {
  expect(unsaidHidden(["Shop", "openShop", ...names], described())).toEqual([
    "openShop is in no other language",
  ]);
});

test("a row of the list that is no longer exported is told", () => {
  expect(unsaidHidden(["Shop", ...names.filter((name) => name !== "snapshotOf")], described())).toEqual([
    "snapshotOf is no longer hidden",
  ]);
});

test("what stands for an export must exist", () => {
  expect(unsaidHidden(["Shop", ...names], described(["ContextKeys.TODAY"]))).toEqual([
    "ContextKeys.TODAY does not exist",
  ]);
});

test("the guide for Python says of the functions and the serializer what to use", () => {
  const guide = textOf("docs/guides/python.md");
  for (const name of ["TODAY_CONTEXT", "snapshotOf", "snapshotsOf", "accessOf", "stackSerializer"]) {
    expect(guide).toContain(name);
  }
});
