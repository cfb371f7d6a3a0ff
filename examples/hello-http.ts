import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** The function that most tutorials start from: anyone on the internet may call it. */
export class HelloHttp extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const hello = new CloudRunFunction(this, "hello-http", {
      runtime: Runtime.PYTHON_312,
      entryPoint: "hello_http",
      source: FunctionSource.directory("functions/hello"),
      ingress: IngressSettings.ALL,
      // No instance waits for requests: with request-based billing, as functions have it, nothing is paid while idle.
      minInstances: 0,
    });
    hello.grantInvoke(Principal.allUsers("A tutorial: it says hello to everyone and knows nothing"));

    new TerraformOutput(this, "url", { value: hello.uri });
    new TerraformOutput(this, "call", { value: hello.curlCommand });
  }
}

if (require.main === module) {
  const app = new App();
  new HelloHttp(app, "hello-http");
  app.synth();
}
