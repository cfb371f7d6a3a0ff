import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
  ServiceAccount,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** The same function closed down: from inside the project, by one person and one workload. */
export class HelloPrivate extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const hello = new CloudRunFunction(this, "hello-private", {
      runtime: Runtime.PYTHON_312,
      entryPoint: "hello_http",
      source: FunctionSource.directory("functions/hello"),
      ingress: IngressSettings.INTERNAL,
      minInstances: 0,
    });
    hello.grantInvoke(Principal.user("ada@example.com"));
    hello.grantInvoke(new ServiceAccount(this, "batch", { accountId: "batch-caller" }));

    new TerraformOutput(this, "url", { value: hello.uri });
    new TerraformOutput(this, "call", { value: hello.curlCommand });
  }
}

if (require.main === module) {
  const app = new App();
  new HelloPrivate(app, "hello-private");
  app.synth();
}
