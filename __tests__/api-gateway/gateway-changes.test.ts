import { join } from "node:path";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { HttpMethod } from "../../lib/callers/http-request";
import { newFunction } from "../support/functions";
import { newApp } from "../support/stack";
import { describeTerraform } from "../terraform/describe-terraform";
import { changesByModule } from "../terraform/stack-modules";
import { TerraformTier } from "../terraform/terraform-tier";
import type { PlannedChange } from "../terraform/workspace";
import { newGateway, newGatewayStack } from "./gateways";

interface Choices {
  readonly summary?: string;
  readonly deadlineSeconds?: number;
  readonly reason?: string;
  readonly withKey?: boolean;
  readonly labels?: { [key: string]: string };
  readonly functionName?: string;
  readonly memoryMib?: number;
  readonly gatewayName?: string;
}

/** The directory of a stack with a gateway in front of one function. */
function deployed(choices: Choices = {}): string {
  const { summary, deadlineSeconds = 15, reason = "It is public", withKey, labels } = choices;
  const { functionName = "orders", memoryMib = 256, gatewayName = "gateway" } = choices;
  const app = newApp();
  const stack = newGatewayStack(app);
  const orders = newFunction(stack, "orders", { name: functionName, memoryMib });
  const document = OpenApiDocument.fromRoutes({
    title: "Orders",
    version: "1",
    security: withKey ? [SecurityScheme.apiKey()] : [SecurityScheme.googleIdToken("a")],
    routes: [
      {
        ...{ method: HttpMethod.GET, path: "/orders", operationId: "listOrders", summary },
        ...{ backend: orders, backendOptions: { deadlineSeconds } },
      },
      {
        method: HttpMethod.GET,
        path: "/status",
        operationId: "status",
        backend: orders,
        unauthenticatedReason: reason,
      },
    ],
  });
  newGateway(stack, { document, labels, name: gatewayName });
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

const API = "google_api_gateway_api.gateway_api_5AD20507";
const CONFIG = "google_api_gateway_api_config.gateway_config_FE999473";
const GATEWAY = "google_api_gateway_gateway.gateway_B15F83BA";
const FUNCTION = "google_cloudfunctions2_function.orders_46FA7C19";
const INVOKER =
  "google_cloud_run_v2_service_iam_member.orders_roles--runinvokerserviceAccountgateway-gateway_F649DFAD";
const MANAGED = "google_project_service.gateway_managed-service_E0087182";
const ARCHIVE = "google_storage_bucket_object.orders_archive_CE6FB534";
const OWN_ACCOUNT = "google_service_account.orders_service-account_CA78D131";

const CREATE = ["create"];
const UPDATE = ["update"];
const BESIDE = ["create", "delete"];
const AFTER = ["delete", "create"];
const changed = (...changes: [string, string[]][]) =>
  changes.map(([address, actions]) => ({ address, actions }));

describeTerraform("a change of a deployed gateway", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  const NEW_CONFIG: [string, string[]][] = [
    [CONFIG, BESIDE],
    [GATEWAY, UPDATE],
  ];

  const CASES: [string, Choices, { address: string; actions: string[] }[]][] = [
    ["of nothing changes nothing", {}, []],
    [
      "of a summary makes another config beside the old one",
      { summary: "List them" },
      changed(...NEW_CONFIG),
    ],
    [
      "of a deadline makes another config beside the old one",
      { deadlineSeconds: 30 },
      changed(...NEW_CONFIG),
    ],
    ["of the reason for an open operation changes nothing", { reason: "It still is" }, []],
    [
      "to API keys makes another config, and switches the managed service on",
      { withKey: true },
      changed(...NEW_CONFIG, [MANAGED, CREATE]),
    ],
    [
      "of labels changes the API and the gateway in place, and no config",
      { labels: { team: "orders" } },
      changed([API, UPDATE], [GATEWAY, UPDATE]),
    ],
    ["of its function's memory changes no config", { memoryMib: 512 }, changed([FUNCTION, UPDATE])],
    [
      "of its function's name, and so its URL, makes another config, and no grant before the old one goes",
      { functionName: "purchases" },
      changed(...NEW_CONFIG, [INVOKER, AFTER], [FUNCTION, BESIDE], [OWN_ACCOUNT, BESIDE], [ARCHIVE, BESIDE]),
    ],
  ];

  describe("of one of many", () => {
    let planned: { readonly [name: string]: PlannedChange[] };
    let plannedAgain: PlannedChange[];
    const stacksOf = (directory: (choices: Choices) => string) =>
      Object.fromEntries(CASES.map(([, choices], index) => [`case-${index}`, directory(choices)]));
    beforeAll(async () => {
      const stacks = stacksOf(() => deployed());
      const workspace = await tier.openModules(stacks);
      await workspace.apply();
      await workspace.updateModules(stacksOf(deployed));
      planned = changesByModule(Object.keys(stacks), await workspace.plan());
      await workspace.applyPlan();
      plannedAgain = await workspace.plan();
    });

    test.each(CASES.map(([change, , expected], index) => [change, expected, `case-${index}`] as const))(
      "%s",
      (_change, expected, name) => {
        expect(planned[name]).toEqual(expected);
      },
    );

    test("is complete at once", () => {
      expect(plannedAgain).toEqual([]);
    });
  });

  test("of its name makes another gateway, and another account for it", async () => {
    const workspace = await tier.open(deployed());
    await workspace.apply();
    await workspace.update(deployed({ gatewayName: "shop" }));
    await workspace.apply();
    expect(await workspace.plan()).toEqual([]);
    await workspace.destroy();
    expect(workspace.size).toBe(0);
  });
});
