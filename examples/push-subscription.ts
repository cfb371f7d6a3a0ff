import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  PushSubscription,
  Runtime,
  Topic,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function for the orders among a topic's messages, in their order, with a place for those that keep failing. */
export class PushExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const billOrder = new CloudRunFunction(this, "bill-order", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    new PushSubscription(this, "orders-to-bill", {
      topic: Topic.fromTopicName(this, "orders", "orders"),
      target: billOrder,
      filter: 'attributes.kind = "order"',
      enableMessageOrdering: true,
      ackDeadlineSeconds: 60,
      minBackoffSeconds: 10,
      deadLetterPolicy: { maxDeliveryAttempts: 10 },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new PushExample(app, "push-subscription");
  app.synth();
}
