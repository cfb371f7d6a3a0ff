import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  PubSubTrigger,
  RetryPolicy,
  Runtime,
  Topic,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function for every message of a topic, which a service account may publish to. */
export class PubSubExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const orders = new Topic(this, "orders");
    orders.grantPublish(Principal.serviceAccount("shop@example-project.iam.gserviceaccount.com"));

    new CloudRunFunction(this, "ship-order", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      trigger: new PubSubTrigger({ topic: orders, retryPolicy: RetryPolicy.RETRY }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new PubSubExample(app, "pubsub-trigger");
  app.synth();
}
