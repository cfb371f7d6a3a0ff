import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunService,
  EventarcTrigger,
  FirestoreEvent,
  FirestoreTrigger,
  IngressSettings,
  PubSubTrigger,
  ServiceTrigger,
  StorageTrigger,
  Topic,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A service that several kinds of events call, each at a path of its own. */
export class ServiceTriggersExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const inbox = new CloudRunService(this, "inbox", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/inbox:1.4.0",
      ingress: IngressSettings.INTERNAL,
      deletionProtection: false,
    });

    new ServiceTrigger(this, "uploads", {
      target: inbox,
      path: "/uploads",
      trigger: new StorageTrigger({
        bucket: Bucket.fromBucketName(this, "uploads-bucket", "example-project-uploads", {
          location: "asia-northeast1",
        }),
      }),
    });
    new ServiceTrigger(this, "payments", {
      target: inbox,
      path: "/payments",
      trigger: new PubSubTrigger({ topic: new Topic(this, "payments-topic") }),
    });
    new ServiceTrigger(this, "new-customers", {
      target: inbox,
      path: "/customers",
      trigger: new FirestoreTrigger({
        eventType: FirestoreEvent.CREATED,
        document: "customers/{customer}",
        databaseLocation: "asia-northeast1",
      }),
    });
    new ServiceTrigger(this, "partner-orders", {
      target: inbox,
      path: "/partner-orders",
      trigger: new EventarcTrigger({
        eventType: "com.example.orders.placed",
        channel: "projects/example-project/locations/asia-northeast1/channels/partner",
      }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ServiceTriggersExample(app, "service-triggers");
  app.synth();
}
