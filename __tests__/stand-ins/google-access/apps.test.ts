import type { TerraformStack } from "cdktf";
import { Document, strings } from "../../../stand-ins/google-access/document";
import { findingsOf } from "../../../stand-ins/google-access/evaluate";
import { textOf } from "../../../stand-ins/google-access/findings";
import { isKnownRole } from "../../../stand-ins/google-access/roles";
import { examples } from "../../support/examples";
import { mainStack } from "../../support/main-app";
import { newApp } from "../../support/stack";

const apps: [string, object][] = [
  ["main.ts", synthesized(mainStack(newApp()))],
  ...examples().map(([name, Example]): [string, object] => [
    `examples/${name}.ts`,
    synthesized(new Example(newApp(), name)),
  ]),
];

function synthesized(stack: TerraformStack): object {
  stack.prepareStack();
  return stack.toTerraform() as object;
}

test.each(apps)("the first deployment of %s has every permission in time", (_, json) => {
  expect(findingsOf(json).map(textOf)).toEqual([]);
});

test("the table of roles has every role that the apps grant", () => {
  const roles = apps.flatMap(([, json]) =>
    new Document(json).elements
      .filter(({ type }) => /_iam_(member|binding)$/.test(type))
      .flatMap(({ values }) => strings(values.role)),
  );
  expect(roles.length).toBeGreaterThan(50);
  expect(roles.filter((role) => !isKnownRole(role))).toEqual([]);
});
