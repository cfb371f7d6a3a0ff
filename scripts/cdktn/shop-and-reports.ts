import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  AuditLogTrigger,
  Bucket,
  CloudRunFunction,
  type CloudRunFunctionProps,
  EventarcTrigger,
  FirestoreEvent,
  FirestoreTrigger,
  FunctionSource,
  GoogleService,
  type IEventTrigger,
  IngressSettings,
  Principal,
  ProjectServices,
  PubSubTrigger,
  PushSubscription,
  RetryPolicy,
  Runtime,
  SchedulerJob,
  Secret,
  ServiceTrigger,
  StorageTrigger,
  TaskQueue,
  Topic,
} from "cdktf-cloud-run-functions";

/** Two stacks with tokens, templates in texts, every trigger, and references from one stack to the other. */
export function defineShopAndReports(app: App): void {
  const shop = newStack(app, "shop");
  new ProjectServices(shop, "services", { additional: ["vision.googleapis.com"] });
  const owner = new TerraformVariable(shop, "owner", { type: "string", default: "nobody" });
  const password = Secret.fromSecretId(shop, "password", "db-password");
  const orders = newFunction(shop, "orders", {
    description: "costs ${amount} and %{more}",
    environment: { OWNER: owner.stringValue, TEMPLATE: "${name}" },
    secretEnvironment: { PASSWORD: password.version("1") },
    secretVolumes: [
      { secret: password, mountPath: "/etc/secrets", files: { "db-password": password.version("2") } },
    ],
    labels: { team: "shop" },
  });
  orders.grantInvoke(Principal.group("ops@example.com"));
  orders.addEnvironment("LATER", orders.location);
  const page = newFunction(shop, "page", { ingress: IngressSettings.ALL });
  page.grantInvoke(Principal.allUsers("a page for everyone"));

  const uploads = new StorageTrigger({ bucket: Bucket.fromBucketName(shop, "uploads", "example-uploads") });
  for (const [kind, trigger] of Object.entries({ ...triggers(), storage: uploads })) {
    newFunction(shop, `on-${kind}`, { trigger });
  }
  new ServiceTrigger(shop, "uploads-to-page", { target: page, trigger: uploads, path: "/uploads" });
  new SchedulerJob(shop, "nightly", {
    ...{ schedule: "0 9 * * *", timeZone: "Asia/Tokyo" },
    ...{ target: orders, body: "{}" },
  });
  const queue = new TaskQueue(shop, "mails", {
    target: orders,
    path: "/mails",
    retryConfig: { maxAttempts: 3 },
  });
  queue.grantEnqueue(page);
  new PushSubscription(shop, "push", {
    ...{ topic: new Topic(shop, "payments"), target: orders },
    ...{ deadLetterPolicy: {}, filter: 'attributes.kind = "order"' },
  });
  defineReports(app, orders);
}

/** A stack reads the function of another stack through outputs of that stack. */
function defineReports(app: App, orders: CloudRunFunction): void {
  const reports = newStack(app, "reports");
  const report = newFunction(reports, "report", {});
  const flow = Principal.serviceAccount("flow@example-project.iam.gserviceaccount.com");
  orders.grantInvoke(GoogleService.WORKFLOWS.callingAs(flow));
  report.grantInvoke(GoogleService.PUBSUB.callingAs(orders));
  new TerraformOutput(reports, "orders-url", { value: orders.uri });
}

function triggers(): { [kind: string]: IEventTrigger } {
  return {
    pubsub: new PubSubTrigger({ retryPolicy: RetryPolicy.RETRY }),
    firestore: new FirestoreTrigger({
      eventType: FirestoreEvent.WRITTEN,
      document: "users/{id}",
      databaseLocation: "asia-northeast1",
    }),
    audit: new AuditLogTrigger({
      serviceName: "iam.googleapis.com",
      methodName: "google.iam.admin.v1.CreateServiceAccountKey",
      triggerRegion: "global",
    }),
    eventarc: new EventarcTrigger({ eventType: "google.firebase.remoteconfig.remoteConfig.v1.updated" }),
  };
}

function newStack(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  return stack;
}

function newFunction(
  stack: TerraformStack,
  id: string,
  props: Partial<CloudRunFunctionProps>,
): CloudRunFunction {
  return new CloudRunFunction(stack, id, {
    runtime: Runtime.NODEJS_22,
    entryPoint: "onEvent",
    source: FunctionSource.directory("functions/on-event"),
    ingress: IngressSettings.INTERNAL,
    ...props,
  });
}
