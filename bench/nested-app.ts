import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";

const PROJECT = "example-project";
const REGION = "asia-northeast1";

/** The same app as resources written by hand, each in a construct, as our constructs nest them: it has the same addresses. */
export function defineApp(outdir: string, functions: number): App {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "bench");
  new GoogleProvider(stack, "google", { project: PROJECT, region: REGION });
  for (let index = 0; index < functions; index++) defineFunction(stack, index);
  return app;
}

function defineFunction(stack: TerraformStack, index: number): void {
  const name = `function-${String(index)}`;
  const scope = new Construct(stack, name);
  const account = new ServiceAccount(new Construct(scope, "service-account"), "Resource", {
    accountId: `${name}-run`,
    description: `Runs the Cloud Run function ${name}`,
    project: PROJECT,
    lifecycle: { createBeforeDestroy: true },
  });
  const fn = new Cloudfunctions2Function(scope, "Resource", {
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
  for (const member of [
    "group:ops@example.com",
    "serviceAccount:caller@example-project.iam.gserviceaccount.com",
  ]) {
    new CloudRunV2ServiceIamMember(new Construct(scope, `roles/run.invoker:${member}`), "Resource", {
      name: service,
      project: PROJECT,
      location: REGION,
      role: "roles/run.invoker",
      member,
      lifecycle: { replaceTriggeredBy: [`google_cloudfunctions2_function.${fn.friendlyUniqueId}.id`] },
    });
  }
}
