import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FirestoreEvent,
  FirestoreTrigger,
  FunctionSource,
  IngressSettings,
  Runtime,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function for every new user document in Firestore, which learns who wrote it. */
export class FirestoreExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    new CloudRunFunction(this, "welcome-user", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      trigger: new FirestoreTrigger({
        eventType: FirestoreEvent.CREATED,
        withAuthContext: true,
        document: "users/{user}",
        databaseLocation: "asia-northeast1",
      }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new FirestoreExample(app, "firestore-trigger");
  app.synth();
}
