import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  EventarcTrigger,
  FunctionSource,
  IngressSettings,
  Runtime,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function for every published version of a Firebase Remote Config. */
export class EventarcExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    new CloudRunFunction(this, "announce-config", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      location: "us-central1",
      trigger: new EventarcTrigger({
        eventType: "google.firebase.remoteconfig.remoteConfig.v1.updated",
        triggerRegion: "global",
      }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new EventarcExample(app, "eventarc-trigger");
  app.synth();
}
