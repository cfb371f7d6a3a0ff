import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  GoogleService,
  IngressSettings,
  Principal,
  ProjectServices,
  Runtime,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** Google services that this library does not define: a workflow calls as its service account, and BigQuery as a connection's. */
export class GoogleServicesExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    new ProjectServices(this, "services", { additional: ["workflows.googleapis.com"] });
    const translate = new CloudRunFunction(this, "translate", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    translate.grantInvoke(
      GoogleService.WORKFLOWS.callingAs(
        Principal.serviceAccount("nightly@example-project.iam.gserviceaccount.com"),
      ),
    );
    translate.grantInvoke(
      GoogleService.BIGQUERY.callingAs(
        Principal.serviceAccount("bqcx-123456789012-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com"),
      ),
    );
  }
}

if (require.main === module) {
  const app = new App();
  new GoogleServicesExample(app, "google-services");
  app.synth();
}
