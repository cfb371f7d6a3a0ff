import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  AttachmentPoint,
  CloudRunFunction,
  FunctionSource,
  GoogleProject,
  IamCondition,
  IngressSettings,
  InvokeDenyPolicy,
  Principal,
  Role,
  Rules,
  Runtime,
  ServiceAccount,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** Who may call every service of a project, who may develop one function, who may use a service account until a day, and who may never call at all. */
export class ProjectAccessExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const project = GoogleProject.fromProjectId(this, "project", "example-project");
    project.grant(
      Role.RUN_INVOKER,
      Principal.serviceAccount("gateway@example-project.iam.gserviceaccount.com"),
      {
        condition: IamCondition.until("2027-04-01"),
      },
    );
    Rules.of(project).acknowledge(
      "broad-role",
      "The gateway is in front of every service until each has its own",
    );

    const orders = new CloudRunFunction(this, "orders", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    orders.grant(Role.CLOUD_FUNCTIONS_DEVELOPER, Principal.group("developers@example.com"));
    orders.grant(Role.RUN_VIEWER, Principal.group("support@example.com"));

    const batch = new ServiceAccount(this, "batch", { accountId: "batch-caller" });
    batch.grantImpersonate(Principal.user("contractor@example.com"), {
      condition: IamCondition.until("2027-01-01"),
    });

    new InvokeDenyPolicy(this, "no-outsiders", {
      attachmentPoint: AttachmentPoint.project("example-project"),
      deniedPrincipals: [Principal.allUsers("Nobody outside the company calls anything here")],
      exceptionPrincipals: [Principal.group("staff@example.com"), batch],
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ProjectAccessExample(app, "project-access");
  app.synth();
}
