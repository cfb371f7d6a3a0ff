import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { PROJECT_NUMBERS_CONTEXT } from "../../lib/core/project-numbers";
import type { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { FunctionSource } from "../../lib/source/function-source";
import type { Google } from "../../stand-ins/provider/google";
import { newDocument, newGateway, newGatewayStack } from "../api-gateway/gateways";
import { IMAGE, newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";

/** The directory of a stack with one function that a group may call. */
function deployed(code: string): string {
  const app = newApp(NO_WAIT);
  const source = FunctionSource.inline({ "index.js": code });
  newFunction(newStack(app), "orders", { source }).grantInvoke(Principal.group("ops@example.com"));
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

/** The directory of a stack with one function, and with a gateway in front of it. */
function behindGateway(
  code: string,
  addGateway: (shop: TerraformStack, orders: CloudRunFunction) => void,
): string {
  const app = newApp({ ...NO_WAIT, [PROJECT_NUMBERS_CONTEXT]: { "example-project": "123456789012" } });
  const shop = newGatewayStack(app);
  addGateway(shop, newFunction(shop, "orders", { source: FunctionSource.inline({ "index.js": code }) }));
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

const FUNCTION = "google_cloudfunctions2_function";

/** Whether the account, the archive and the invoker of the function exist. */
function whatRuns({ held, policies }: Google) {
  const [fn] = [...held]
    .filter(([key]) => key.startsWith(FUNCTION))
    .map(([, values]) => JSON.stringify(values));
  const accounts = [...held]
    .filter(([key]) => key.startsWith("google_service_account "))
    .map(([, { email }]) => email);
  const objects = [...held]
    .filter(([key]) => key.startsWith("google_storage_bucket_object "))
    .map(([, one]) => one.name);
  const names = (all: unknown[]) => all.some((name) => fn.includes(`"${String(name)}"`));
  return {
    account: accounts.some((email) => fn.includes(`"service_account_email":${JSON.stringify(email)}`)),
    archive: names(objects),
    invoker: policies.lines.some((line) => line.endsWith("roles/run.invoker group:ops@example.com")),
  };
}

const ALL = { account: true, archive: true, invoker: true };

describeTerraform("a change of a deployed function", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test("of its code that fails to build leaves the old version, and the next apply repairs it", async () => {
    const workspace = await tier.open(deployed("exports.handler = 1;"));
    const { google } = workspace;
    await workspace.apply();
    google.fail({ action: "update", type: FUNCTION });
    await workspace.update(deployed("exports.handler = ;"));
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    expect(whatRuns(google)).toEqual(ALL);
    await workspace.update(deployed("exports.handler = 3;"));
    await workspace.apply();
    expect(whatRuns(google)).toEqual(ALL);
    expect(await workspace.plan()).toEqual([]);
  });

  test("that was never built is repaired by the next apply, and its invoker can call it", async () => {
    const workspace = await tier.open(deployed("exports.handler = 1;"));
    const { google } = workspace;
    await workspace.update(deployed("exports.handler = ;"));
    google.fail({ action: "create", type: FUNCTION });
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    await workspace.update(deployed("exports.handler = 1;"));
    await workspace.apply();
    expect(whatRuns(google)).toEqual(ALL);
    expect(await workspace.plan()).toEqual([]);
  });

  test("that was never built and is behind a gateway is repaired with untaint, as the guide says", async () => {
    const stack = (code: string) =>
      behindGateway(code, (shop, orders) => {
        const document = newDocument();
        document.addDefaultBackend(orders);
        newGateway(shop, { document });
      });
    const workspace = await tier.open(stack("exports.handler = ;"));
    workspace.google.fail({ action: "create", type: FUNCTION });
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    await workspace.update(stack("exports.handler = 1;"));
    await expect(workspace.apply()).rejects.toThrow("already exists");
    await workspace.untaint(`${FUNCTION}.orders_46FA7C19`);
    await workspace.apply();
    expect(await workspace.plan()).toEqual([]);
  });

  test("that was never built is repaired by the next apply where its gateway knows it by its number's URL", async () => {
    const stack = (code: string) =>
      behindGateway(code, (shop, orders) => {
        const document = newDocument();
        const url = orders.deterministicUri;
        document.addUrlBackend("/orders", url, { authentication: BackendAuthentication.idToken(url) });
        orders.grantInvoke(newGateway(shop, { document }));
      });
    const workspace = await tier.open(stack("exports.handler = ;"));
    workspace.google.fail({ action: "create", type: FUNCTION });
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    await workspace.update(stack("exports.handler = 1;"));
    await workspace.apply();
    expect(await workspace.plan()).toEqual([]);
  });

  test("of a protected service that never ran is repaired with untaint, as the guide says", async () => {
    const stack = (image: string, deletionProtection: boolean) => {
      const app = newApp(NO_WAIT);
      newService(newStack(app), "orders", { image: `${IMAGE}-${image}`, deletionProtection });
      app.synth();
      return join(app.outdir, "stacks", "shop");
    };
    const workspace = await tier.open(stack("broken", true));
    workspace.google.keepsProtected = true;
    workspace.google.fail({ action: "create", type: "google_cloud_run_v2_service" });
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    // The state decides, not the code.
    await workspace.update(stack("mended", false));
    await expect(workspace.apply()).rejects.toThrow("deletion_protection");
    await workspace.untaint("google_cloud_run_v2_service.orders_46FA7C19");
    await workspace.apply();
    expect(await workspace.plan()).toEqual([]);
  });
});
