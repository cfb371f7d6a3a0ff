import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
  TaskQueue,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A queue of tasks that one function fills and another one works off. */
export class TaskQueueExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const sendMail = new CloudRunFunction(this, "send-mail", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    const mails = new TaskQueue(this, "mails", {
      target: sendMail,
      rateLimits: { maxDispatchesPerSecond: 5 },
      retryConfig: { maxAttempts: 10, minBackoffSeconds: 30 },
    });

    const signUp = new CloudRunFunction(this, "sign-up", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      environment: { QUEUE: "mails" },
    });
    signUp.grantInvoke(Principal.group("customers@example.com"));
    mails.grantEnqueue(signUp);
  }
}

if (require.main === module) {
  const app = new App();
  new TaskQueueExample(app, "task-queue");
  app.synth();
}
