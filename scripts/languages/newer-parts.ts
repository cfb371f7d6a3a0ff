import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type App, TerraformStack } from "cdktf";
import {
  Adoption,
  AppEngineIap,
  CloudRunFunction,
  CloudRunService,
  FunctionSource,
  GoogleProviderVersion,
  GoogleService,
  IamCondition,
  IapSettings,
  IngressSettings,
  Moved,
  Principal,
  ReauthenticationMethod,
  Role,
  RoleBinding,
  Rules,
  Runtime,
} from "cdktf-cloud-run-functions";

/** Defines a stack with what no example in Python shows. */
export function defineNewerParts(app: App): void {
  const stack = new TerraformStack(app, "newer");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  GoogleProviderVersion.pin(stack, "7.45.0");
  const page = new CloudRunFunction(stack, "page", {
    runtime: Runtime.NODEJS_22,
    entryPoint: "hello",
    source: FunctionSource.inline({ "index.js": "exports.hello = () => undefined;" }),
    ingress: IngressSettings.ALL,
  });
  page.grantInvoke(Principal.allUsers("Everybody may read the page"));
  Moved.fromPath(page, "newer/site");

  const nearby = new CloudRunService(stack, "nearby", {
    image: "asia-northeast1-docker.pkg.dev/example-project/shop/nearby:1.0.0",
    regions: ["asia-northeast1", "europe-west1"],
    ingress: IngressSettings.ALL,
    deletionProtection: false,
  });
  Rules.of(nearby).acknowledge("no-callers", "The callers of Europe come later");
  const workflow = Principal.serviceAccount("workflow@example-project.iam.gserviceaccount.com");
  nearby.inRegion("asia-northeast1").grantInvoke(GoogleService.WORKFLOWS.callingAs(workflow));
  new RoleBinding(stack, "developers", { resource: page, role: Role.RUN_DEVELOPER });
  page.grant(Role.RUN_DEVELOPER, Principal.group("devs@example.com"));

  const iap = new AppEngineIap(stack, "iap");
  iap.grantAccess(Principal.group("staff@example.com"), {
    condition: IamCondition.until("2030-01-01T00:00:00Z"),
  });
  new IapSettings(stack, "sign-in", {
    iap,
    reauthentication: { method: ReauthenticationMethod.LOGIN, maxAgeSeconds: 3600 },
    allowedDomains: ["example.com"],
  });
  Adoption.of(stack, "scripts/languages/newer-parts-adoption.json");
}
