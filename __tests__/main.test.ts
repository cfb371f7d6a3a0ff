import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { lockOf } from "../lib/access/lock";
import { TODAY_CONTEXT } from "../lib/core/today";
import { accessOf } from "../lib/testing/access-of";
import { snapshotOf } from "../lib/testing/snapshot-of";
import { Shop } from "../main";
import { factFrom } from "./access/main-changed";
import { mainStack } from "./support/main-app";
import { newApp } from "./support/stack";

test("main.ts keeps every address and argument", () => {
  expect(snapshotOf(mainStack(newApp()))).toMatchSnapshot();
});

test("access.lock says who can call what in main.ts", () => {
  const facts = accessOf(mainStack(newApp())).map(factFrom);
  expect(readFileSync(join(__dirname, "..", "access.lock"), "utf8")).toBe(lockOf(facts));
});

test("main.ts keeps its state in a bucket if one is configured", () => {
  const stack = new Shop(newApp(), "shop", {
    project: "example-project",
    region: "asia-northeast1",
    stateBucket: "example-terraform-state",
  });
  const { terraform } = JSON.parse(Testing.synth(stack, true)) as { terraform: { backend: object } };
  expect(terraform.backend).toEqual({ gcs: { bucket: "example-terraform-state", prefix: "shop" } });
});

test("main.ts is the same on any day", () => {
  expect(snapshotOf(mainStack(newApp({ [TODAY_CONTEXT]: "2100-01-01" })))).toEqual(
    snapshotOf(mainStack(newApp())),
  );
});
