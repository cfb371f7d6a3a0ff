import { TODAY_CONTEXT } from "../lib/core/today";
import { snapshotOf } from "../lib/testing/snapshot-of";
import { examples } from "./support/examples";
import { newApp } from "./support/stack";

test.each(examples())("examples/%s.ts keeps every address and argument", (name, Example) => {
  expect(snapshotOf(new Example(newApp(), name))).toMatchSnapshot();
});

// The examples with grants that end on a date.
const ENDING = ["app-engine-iap", "project-access"];

test.each(examples().filter(([name]) => ENDING.includes(name)))(
  "examples/%s.ts outlives its grants",
  (name, Example) => {
    expect(snapshotOf(new Example(newApp({ [TODAY_CONTEXT]: "2100-01-01" }), name))).toEqual(
      snapshotOf(new Example(newApp(), name)),
    );
  },
);
