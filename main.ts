import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, GcsBackend, TerraformOutput, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
  Secret,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** The place of the shop, and of its Terraform state. */
export interface ShopSettings {
  readonly project: string;
  readonly region: string;

  /** The bucket for the state. If it is empty, Terraform uses a local file. */
  readonly stateBucket: string;
}

/** A small shop: a webhook for the payment provider, an API for employees, and a report that calls the API. */
export class Shop extends TerraformStack {
  constructor(scope: Construct, id: string, settings: ShopSettings) {
    super(scope, id);
    const { project, region, stateBucket } = settings;
    new GoogleProvider(this, "google", { project, region });
    if (stateBucket) new GcsBackend(this, { bucket: stateBucket, prefix: id });

    const webhook = new CloudRunFunction(this, "payment-webhook", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "receive",
      source: FunctionSource.directory("functions/webhook"),
      ingress: IngressSettings.ALL,
      secretEnvironment: {
        SIGNING_KEY: Secret.fromSecretId(this, "signing-key", "signing-key").version("1"),
      },
    });
    webhook.grantInvoke(
      Principal.allUsers("The payment provider signs its requests and has no Google identity"),
    );

    const orders = new CloudRunFunction(this, "orders-api", {
      runtime: Runtime.PYTHON_313,
      entryPoint: "orders",
      source: FunctionSource.directory("functions/orders"),
      ingress: IngressSettings.INTERNAL,
      memoryMib: 512,
      maxInstances: 10,
    });
    orders.grantInvoke(Principal.group("ops@example.com"));

    const report = new CloudRunFunction(this, "nightly-report", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "report",
      source: FunctionSource.directory("functions/nightly-report"),
      ingress: IngressSettings.INTERNAL,
      timeoutSeconds: 540,
      // Without the connector, the report calls the API over the internet, which the API's ingress settings do not admit.
      vpcAccess: VpcAccess.connector(
        `projects/${project}/locations/${region}/connectors/main`,
        VpcEgress.ALL_TRAFFIC,
      ),
    });
    report.grantInvoke(Principal.group("ops@example.com"));
    orders.grantInvoke(report);
    report.addEnvironment("ORDERS_URL", orders.uri);

    new TerraformOutput(this, "webhook-url", { value: webhook.uri });
    new TerraformOutput(this, "call-orders", { value: orders.curlCommand });
  }
}

if (require.main === module) {
  const app = new App();
  const setting = (variable: string, key: string): string =>
    process.env[variable] ?? String(app.node.getContext(key));
  new Shop(app, "shop", {
    project: setting("GOOGLE_PROJECT", "project"),
    region: setting("GOOGLE_REGION", "region"),
    stateBucket: setting("TERRAFORM_STATE_BUCKET", "stateBucket"),
  });
  app.synth();
}
