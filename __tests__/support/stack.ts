import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { TODAY_CONTEXT } from "../../lib/core/today";

/** The day on which tests take place. */
export const TODAY = "2026-11-21";

/** An app in which the calendar stands still. */
export function newApp(): App {
  return Testing.app({ fakeCdktfJsonPath: true, context: { [TODAY_CONTEXT]: TODAY } });
}

/** A stack with a Google provider, in an app of its own. */
export function newStack(app = newApp(), id = "shop"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  return stack;
}
