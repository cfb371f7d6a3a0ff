import { TerraformVariable } from "cdktf";
import { checkSingleRegion } from "../../lib/triggers/regions";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "region", {}).stringValue;

/** Whether a region is accepted. */
function takes(region: string | undefined, orGlobal: boolean): boolean {
  try {
    checkSingleRegion(region, "messages", orGlobal, stack);
    return true;
  } catch {
    return false;
  }
}

// https://cloud.google.com/eventarc/docs/locations
test.each([
  ["asia-northeast1", true, true],
  ["us-central1", true, true],
  ["northamerica-northeast1", true, true],
  ["me-west1", true, true],
  ["global", false, true],
  ["us", false, false],
  ["eu", false, false],
  ["asia", false, false],
  ["nam5", false, false],
  ["eur3", false, false],
  ["asia1", false, false],
  ["us-central", false, false],
  ["us-central1-a", false, false],
  [undefined, true, true],
  [TOKEN, true, true],
])("%s is accepted as a single region: %s, as a single region or global: %s", (region, single, orGlobal) => {
  expect([takes(region, false), takes(region, true)]).toEqual([single, orGlobal]);
});

test("the error names the events, and says whether 'global' is accepted", () => {
  const checking = (orGlobal: boolean) => () => {
    checkSingleRegion("us", "messages", orGlobal, stack);
  };
  expect(checking(false)).toThrow(
    new Error("'triggerRegion' must be a single region for messages, got 'us' [at shop]"),
  );
  expect(checking(true)).toThrow(
    new Error("'triggerRegion' must be a single region or 'global' for messages, got 'us' [at shop]"),
  );
});
