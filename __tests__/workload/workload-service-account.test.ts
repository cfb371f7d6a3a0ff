import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { newFunction } from "../support/functions";
import { newApp } from "../support/stack";

function inRegion(app: App, id: string, region: string, props: { location?: string } = {}) {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", { project: "example-project", region });
  return newFunction(stack, "orders", props);
}

test("the error for a taken account id names 'location' and 'serviceAccount' as remedies", () => {
  const app = newApp();
  inRegion(app, "tokyo", "asia-northeast1");
  expect(() => inRegion(app, "osaka", "asia-northeast2")).toThrow(
    new Error(
      "'accountId' must differ from that of tokyo/orders/service-account, got 'orders-run'; give what it is made for a 'location', in which its id then ends, or a 'serviceAccount' [at osaka/orders/service-account]",
    ),
  );
});

test("accounts of one name differ by the given location", () => {
  const app = newApp();
  inRegion(app, "tokyo", "asia-northeast1");
  expect(() => inRegion(app, "osaka", "asia-northeast2", { location: "asia-northeast2" })).not.toThrow();
});
