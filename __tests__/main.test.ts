import { snapshotOf } from "../lib/testing/snapshot-of";
import { Shop } from "../main";
import { newApp } from "./support/stack";

test("main.ts keeps every address and argument", () => {
  const settings = { project: "example-project", region: "asia-northeast1", stateBucket: "" };
  expect(snapshotOf(new Shop(newApp(), "shop", settings))).toMatchSnapshot();
});
