import type { App } from "cdktf";
import { adopt, type AdoptionPlan } from "../../lib/adoption/adopt";
import { readState } from "../../lib/adoption/existing-state";
import { withoutIndexes } from "../../lib/document/address";
import { readAppFolder } from "../../lib/document/app-folder";
import type { Document } from "../../lib/document/document";
import { newApp } from "../support/stack";

/** A resource of a state: its address, and its values. */
export type Existing = readonly [address: string, values: object, sensitive?: object];

/** What `terraform show -json` prints of a state with some resources. */
export function stateText(resources: readonly Existing[], version = "1.11.4"): string {
  return JSON.stringify({
    format_version: "1.0",
    terraform_version: version,
    values: {
      root_module: {
        resources: resources.map(([address, values, sensitive = {}]) => ({
          address,
          mode: "managed",
          type: withoutIndexes(address).split(".").at(-2),
          name: withoutIndexes(address).split(".").at(-1),
          provider_name: "registry.terraform.io/hashicorp/google",
          values,
          sensitive_values: sensitive,
        })),
      },
    },
  });
}

/** The stacks of an app, as they were synthesized. */
export function documentsOf(define: (app: App) => void): readonly Document[] {
  const app = newApp();
  define(app);
  app.synth();
  return readAppFolder(app.outdir);
}

/** The plan with which an app takes over some resources. */
export function planFor(
  resources: readonly Existing[],
  define: (app: App) => void,
  { isForeign = false } = {},
): AdoptionPlan {
  return adopt({ state: readState(stateText(resources)), documents: documentsOf(define), isForeign });
}

/** A function as a state knows it. */
export function existingFunction(name: string, values: object = {}): object {
  return {
    project: "example-project",
    location: "asia-northeast1",
    name,
    id: `projects/example-project/locations/asia-northeast1/functions/${name}`,
    ...values,
  };
}

/** A member of the policy of a Cloud Run service, as a state knows it. */
export function existingInvoker(service: string, member: string): object {
  return {
    project: "example-project",
    location: "asia-northeast1",
    name: `projects/example-project/locations/asia-northeast1/services/${service}`,
    role: "roles/run.invoker",
    member,
    condition: [],
  };
}
