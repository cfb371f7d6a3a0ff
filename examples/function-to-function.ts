import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** An internal function, and another one that calls it through the VPC network. */
export class FunctionToFunctionExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const prices = new CloudRunFunction(this, "prices", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    const shop = new CloudRunFunction(this, "shop-page", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      vpcAccess: VpcAccess.connector(
        "projects/example-project/locations/asia-northeast1/connectors/main",
        VpcEgress.ALL_TRAFFIC,
      ),
    });
    prices.grantInvoke(shop);
    shop.grantInvoke(Principal.group("staff@example.com"));
    shop.addEnvironment("PRICES_URL", prices.uri);
  }
}

if (require.main === module) {
  const app = new App();
  new FunctionToFunctionExample(app, "function-to-function");
  app.synth();
}
