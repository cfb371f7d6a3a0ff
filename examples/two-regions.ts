import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  ProviderAlias,
  PubSubTrigger,
  Runtime,
  SchedulerJob,
  Topic,
} from "cdktf-cloud-run-functions";
import { Construct } from "constructs";

/** The orders of a region: calls bring them, events count them, and a job looks at them each night. */
class Orders extends Construct {
  public readonly intake: CloudRunFunction;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.intake = new CloudRunFunction(this, "intake", {
      ...{ runtime: Runtime.PYTHON_313, entryPoint: "orders", ingress: IngressSettings.ALL },
      source: FunctionSource.directory("functions/orders"),
    });
    new CloudRunFunction(this, "count", {
      ...{ runtime: Runtime.NODEJS_22, entryPoint: "onEvent", ingress: IngressSettings.INTERNAL },
      source: FunctionSource.directory("functions/on-event"),
      trigger: new PubSubTrigger({ topic: new Topic(this, "arrivals") }),
    });
    new SchedulerJob(this, "nightly", { schedule: "0 2 * * *", timeZone: "Etc/UTC", target: this.intake });
  }
}

/** The same constructs in two projects and regions of one stack, each with a provider of its own. */
export class TwoRegionsExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });
    const europe = new Construct(this, "europe");
    const provider = new GoogleProvider(this, "google-europe", {
      alias: "europe",
      project: "example-project-eu",
      region: "europe-west1",
    });
    ProviderAlias.use(europe, provider);

    const here = new Orders(this, "orders");
    const there = new Orders(europe, "orders");
    // The role is given by the provider of the receiver.
    there.intake.grantInvoke(here.intake);
    new TerraformOutput(this, "url", { value: here.intake.uri });
    new TerraformOutput(this, "url-europe", { value: there.intake.uri });
  }
}

if (require.main === module) {
  const app = new App();
  new TwoRegionsExample(app, "two-regions");
  app.synth();
}
