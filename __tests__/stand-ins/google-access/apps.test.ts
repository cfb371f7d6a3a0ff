import type { TerraformStack } from "cdktf";
import { Document, strings } from "../../../stand-ins/google-access/document";
import { findingsOf } from "../../../stand-ins/google-access/evaluate";
import { textOf } from "../../../stand-ins/google-access/findings";
import { isKnownRole } from "../../../stand-ins/google-access/roles";
import { examples } from "../../support/examples";
import { mainStack } from "../../support/main-app";
import { newApp } from "../../support/stack";
import { NOT_YET, unexpected } from "./not-yet";

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
  expect(unexpected(findingsOf(json), NOT_YET).map(textOf)).toEqual([]);
});

test("each exception is still needed", () => {
  const findings = apps.flatMap(([, json]) => findingsOf(json));
  const idle = NOT_YET.filter(({ covers }) => !findings.some(covers));
  // Only random apps need these exceptions.
  expect(idle.map(({ reason }) => reason)).toEqual([
    "Pub/Sub's service agent is let publish dead letters to another project's topic before it is made",
    "Google's agents are not let use the archive, or the build account, of another project",
  ]);
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
