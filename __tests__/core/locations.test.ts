import { TerraformVariable } from "cdktf";
import { checkRegion } from "../../lib/core/locations";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

// An empty location is an error of `locationOf`.
test.each(["asia-northeast1", "africa-south1", "europe-west12", "us-west4", undefined, "", "${var.region}"])(
  "does not warn about %p",
  (location) => {
    const stack = newStack();
    checkRegion(stack, location);
    expect(warnings(stack)).toEqual([]);
  },
);

test("does not warn about a token", () => {
  const stack = newStack();
  checkRegion(stack, new TerraformVariable(stack, "region", {}).stringValue);
  expect(warnings(stack)).toEqual([]);
});

test.each(["us-central", "us-central1-a", "nam5", "global", "tokyo", "ASIA-NORTHEAST1", "us", " "])(
  "refuses '%s', which is not a region",
  (location) => {
    expect(() => {
      checkRegion(newStack(), location);
    }).toThrow(new Error(`'location' must be a region, like 'us-central1', got '${location}' [at shop]`));
  },
);

test.each(["asia-northeast9", "mars-north1"])(
  "warns about '%s', which may be new or misspelled",
  (location) => {
    const stack = newStack();
    checkRegion(stack, location);
    expect(warnings(stack)).toEqual([
      `[shop] 'location' must be a Cloud Run region, got '${location}', which is not a known one`,
    ]);
  },
);
