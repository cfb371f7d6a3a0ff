import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { TODAY_CONTEXT } from "../../lib/core/today";
import { IAM_WAIT_SECONDS_CONTEXT } from "../../lib/iam/grant-wait";

/** The day on which tests take place. */
export const TODAY = "2026-11-21";

/** An app in which the calendar stands still. */
export function newApp(context: { [key: string]: unknown } = {}): App {
  return Testing.app({ fakeCdktfJsonPath: true, context: { [TODAY_CONTEXT]: TODAY, ...context } });
}

/** Context without the wait for grants, where a test is about the grants themselves. */
export const NO_WAIT = { [IAM_WAIT_SECONDS_CONTEXT]: 0 };

/** A stack with a Google provider, in an app of its own, where nothing waits for grants. */
export function newStack(app = newApp(NO_WAIT), id = "shop"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  return stack;
}
