import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { App, TerraformStack } from "cdktf";

const PROJECT = "example-project";
const REGION = "asia-northeast1";
const CALLERS = {
  ops: "group:ops@example.com",
  caller: "serviceAccount:caller@example-project.iam.gserviceaccount.com",
};

/** The same app as one loop of resources in a stack, with no construct around them: the cheapest that cdktf can do. */
export function defineApp(outdir: string, functions: number): App {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "bench");
  new GoogleProvider(stack, "google", { project: PROJECT, region: REGION });
  for (let index = 0; index < functions; index++) {
    const name = `function-${String(index)}`;
    const account = new ServiceAccount(stack, `${name}-run`, {
      accountId: `${name}-run`,
      description: `Runs the Cloud Run function ${name}`,
      project: PROJECT,
      lifecycle: { createBeforeDestroy: true },
    });
    const fn = new Cloudfunctions2Function(stack, name, {
      name,
      location: REGION,
      project: PROJECT,
      buildConfig: {
        runtime: "nodejs24",
        entryPoint: "handler",
        source: { storageSource: { bucket: "example-sources", object: "code.zip", generation: 1 } },
        serviceAccount:
          "projects/example-project/serviceAccounts/build@example-project.iam.gserviceaccount.com",
        automaticUpdatePolicy: {},
        environmentVariables: { BUILD_ENVIRONMENT: "default" },
      },
      serviceConfig: {
        serviceAccountEmail: account.email,
        ingressSettings: "ALLOW_INTERNAL_ONLY",
        allTrafficOnLatestRevision: true,
        timeoutSeconds: 60,
        availableMemory: "256Mi",
        availableCpu: "0.1666",
        maxInstanceRequestConcurrency: 1,
        minInstanceCount: 0,
        maxInstanceCount: 100,
        environmentVariables: { LOG_EXECUTION_ID: "true", INDEX: String(index) },
      },
    });
    const service = fn.serviceConfig.service;
    for (const [caller, member] of Object.entries(CALLERS)) {
      new CloudRunV2ServiceIamMember(stack, `${name}-${caller}`, {
        name: service,
        project: PROJECT,
        location: REGION,
        role: "roles/run.invoker",
        member,
        lifecycle: { replaceTriggeredBy: [`google_cloudfunctions2_function.${fn.friendlyUniqueId}.id`] },
      });
    }
  }
  return app;
}
