import { BigqueryDataset } from "@cdktf/provider-google/lib/bigquery-dataset";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  BigQueryDataset,
  Bucket,
  BuildServiceAccount,
  CloudRunFunction,
  CryptoKey,
  DockerRepository,
  FunctionSource,
  IngressSettings,
  Principal,
  Role,
  Runtime,
  Secret,
  SpannerDatabase,
  TaskQueue,
  Topic,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

const PLACE = "projects/example-project/locations/asia-northeast1";

/** What code may do in Google Cloud: Firestore by its project, and everything else by the policy of the one resource. */
export class CodeRightsExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const orders = new CloudRunFunction(this, "orders", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      projectRoles: [Role.DATASTORE_USER, Role.BIGQUERY_JOB_USER],
    });
    orders.grantInvoke(Principal.group("shop@example.com"));

    const dataset = new BigqueryDataset(this, "sales-data", {
      datasetId: "sales",
      location: "asia-northeast1",
    });
    BigQueryDataset.fromDatasetId(this, "sales", dataset.datasetId).grantWrite(orders);
    SpannerDatabase.fromDatabaseAttributes(this, "stock", { instance: "main", database: "stock" }).grantRead(
      orders,
    );
    CryptoKey.fromKeyFullName(this, "card-key", `${PLACE}/keyRings/shop/cryptoKeys/cards`).grantDecrypt(
      orders,
    );
    Bucket.fromBucketName(this, "invoices", "example-invoices").grantWrite(orders);
    Secret.fromSecretId(this, "mail-password", "mail-password").grantAccess(orders);
    Topic.fromTopicName(this, "placed", "orders-placed").grantPublish(orders);
    TaskQueue.fromQueueName(this, "mails", "mails").grantEnqueue(orders);

    const packages = DockerRepository.fromRepositoryFullName(
      this,
      "base-images",
      `${PLACE}/repositories/base-images`,
    );
    packages.grantRead(BuildServiceAccount.of(this));
  }
}

if (require.main === module) {
  const app = new App();
  new CodeRightsExample(app, "code-rights");
  app.synth();
}
