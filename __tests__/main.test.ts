import { Testing } from "cdktf";
import { TODAY_CONTEXT } from "../lib/core/today";
import { snapshotOf } from "../lib/testing/snapshot-of";
import { Shop } from "../main";
import { mainStack } from "./support/main-app";
import { newApp } from "./support/stack";

test("main.ts keeps every address and argument", () => {
  expect(snapshotOf(mainStack(newApp()))).toMatchSnapshot();
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
