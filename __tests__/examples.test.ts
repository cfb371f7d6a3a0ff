import { snapshotOf } from "../lib/testing/snapshot-of";
import { examples } from "./support/examples";
import { newApp } from "./support/stack";

test.each(examples())("examples/%s.ts keeps every address and argument", (name, Example) => {
  expect(snapshotOf(new Example(newApp(), name))).toMatchSnapshot();
});
