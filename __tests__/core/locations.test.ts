import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { checkRegion } from "../../lib/core/locations";
import { warnings } from "../support/annotations";
import { newApp, newStack } from "../support/stack";

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

test.each(["us", "us-central1-a"])(
  "refuses the provider's region '%s', wherever it is declared",
  (region) => {
    const refusal = new Error(
      `'location' must be a region, like 'us-central1', got '${region}' [at shop/orders]`,
    );
    const define = (order: "first" | "last") => () => {
      const stack = new TerraformStack(newApp(), "shop");
      const provide = () => new GoogleProvider(stack, "google", { project: "example-project", region });
      if (order === "first") provide();
      checkRegion(new Construct(stack, "orders"), undefined);
      if (order === "last") provide();
      Testing.synth(stack, true);
    };
    expect(define("first")).toThrow(refusal);
    expect(define("last")).toThrow(refusal);
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
