import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { API_WAIT_SECONDS_CONTEXT } from "../../lib/core/project-services";
import { TODAY_CONTEXT } from "../../lib/core/today";
import { IAM_WAIT_SECONDS_CONTEXT } from "../../lib/iam/grant-wait";

/** The date in all tests. */
export const TODAY = "2026-11-21";

/** An app with a fixed date. */
export function newApp(context: { [key: string]: unknown } = {}): App {
  return Testing.app({ fakeCdktfJsonPath: true, context: { [TODAY_CONTEXT]: TODAY, ...context } });
}

/** Context that turns off the wait after grants. */
export const NO_WAIT = { [IAM_WAIT_SECONDS_CONTEXT]: 0, [API_WAIT_SECONDS_CONTEXT]: 0 };

/** A stack with a Google provider, by default in a new app without the wait after grants. */
export function newStack(app = newApp(NO_WAIT), id = "shop"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  return stack;
}
