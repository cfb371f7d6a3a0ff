import { TerraformVariable } from "cdktf";
import { warnOfUnknownLocation } from "../../lib/core/locations";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

// An empty location is an error of `locationOf`.
test.each(["asia-northeast1", "africa-south1", "europe-west12", "us-west4", undefined, "", "${var.region}"])(
  "does not warn about %p",
  (location) => {
    const stack = newStack();
    warnOfUnknownLocation(stack, location);
    expect(warnings(stack)).toEqual([]);
  },
);

test("does not warn about a token", () => {
  const stack = newStack();
  warnOfUnknownLocation(stack, new TerraformVariable(stack, "region", {}).stringValue);
  expect(warnings(stack)).toEqual([]);
});

test.each(["tokyo", "asia-northeast1-a", "ASIA-NORTHEAST1", "us", " "])(
  "warns about '%s', which may be new or misspelled",
  (location) => {
    const stack = newStack();
    warnOfUnknownLocation(stack, location);
    expect(warnings(stack)).toEqual([
      `[shop] 'location' must be a Cloud Run region, got '${location}', which is not a known one`,
    ]);
  },
);
