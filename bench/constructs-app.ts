import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
  ServiceAccount,
} from "cdktf-cloud-run-functions";

/** An app made of our constructs. Each function has its service account, two grants and a variable. */
export function defineApp(outdir: string, functions: number): App {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "bench");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  const bucket = Bucket.fromBucketName(stack, "sources", "example-sources");
  const buildServiceAccount = ServiceAccount.fromServiceAccountEmail(
    stack,
    "build",
    "build@example-project.iam.gserviceaccount.com",
  );
  const source = FunctionSource.bucketObject(bucket, "code.zip", { generation: 1 });
  for (let index = 0; index < functions; index++) {
    const fn = new CloudRunFunction(stack, `function-${String(index)}`, {
      runtime: Runtime.NODEJS_24,
      entryPoint: "handler",
      source,
      ingress: IngressSettings.INTERNAL,
      buildServiceAccount,
      grantBuildRoles: false,
      environment: { INDEX: String(index) },
    });
    fn.grantInvoke(Principal.group("ops@example.com"));
    fn.grantInvoke(Principal.serviceAccount("caller@example-project.iam.gserviceaccount.com"));
  }
  return app;
}
