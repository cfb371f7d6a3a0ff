import { join } from "node:path";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { FunctionSource } from "../../lib/source/function-source";
import type { Google, Sent } from "../../stand-ins/provider/google";
import { newDocument, newGateway, newGatewayStack } from "../api-gateway/gateways";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";

interface Version {
  readonly code?: string;
  readonly memoryMib?: number;
  readonly account?: string;
}

/** The directory of a stack with one function that a group may call. */
function deployed({ code = "exports.handler = 1;", memoryMib = 256, account }: Version): string {
  const app = newApp(NO_WAIT);
  const stack = newStack(app);
  const orders = newFunction(stack, "orders", {
    memoryMib,
    source: FunctionSource.inline({ "index.js": code }),
    serviceAccount: account === undefined ? undefined : new ServiceAccount(stack, account),
  });
  orders.grantInvoke(Principal.group("ops@example.com"));
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

const FUNCTION = "google_cloudfunctions2_function";

function inOrder({ sent }: Google): string[] {
  return sent.map(({ action, type }) => `${action} ${type}`);
}

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

  test.each<[string, Version, string[]]>([
    ["memory", { memoryMib: 1024 }, [`update ${FUNCTION}`]],
    [
      "code",
      { code: "exports.handler = 2;" },
      ["create google_storage_bucket_object", `update ${FUNCTION}`, "delete google_storage_bucket_object"],
    ],
    [
      "account",
      { account: "orders-own" },
      ["create google_service_account", `update ${FUNCTION}`, "delete google_service_account"],
    ],
  ])("of its %s keeps everything that runs until the update is complete", async (_what, change, order) => {
    const workspace = await tier.open(deployed({}));
    const { google } = workspace;
    await workspace.apply();
    google.forgetSent();
    const seen: [Sent, object][] = [];
    google.watch((sent) => seen.push([sent, whatRuns(google)]));
    await workspace.update(deployed(change));
    await workspace.apply();
    expect(inOrder(google)).toEqual(order);
    expect(seen.filter(([, state]) => JSON.stringify(state) !== JSON.stringify(ALL))).toEqual([]);
    expect(await workspace.plan()).toEqual([]);
    const alone = await tier.open(deployed(change));
    await alone.apply();
    expect([...google.held].sort()).toEqual([...alone.google.held].sort());
    expect(google.policies.lines).toEqual(alone.google.policies.lines);
  });

  test("of its code that fails to build leaves the old version, and the next apply repairs it", async () => {
    const workspace = await tier.open(deployed({}));
    const { google } = workspace;
    await workspace.apply();
    google.fail({ action: "update", type: FUNCTION });
    await workspace.update(deployed({ code: "exports.handler = ;" }));
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    expect(whatRuns(google)).toEqual(ALL);
    await workspace.update(deployed({ code: "exports.handler = 3;" }));
    await workspace.apply();
    expect(whatRuns(google)).toEqual(ALL);
    expect(await workspace.plan()).toEqual([]);
  });

  test("that was never built is repaired by the next apply, and its invoker can call it", async () => {
    const workspace = await tier.open(deployed({}));
    const { google } = workspace;
    await workspace.update(deployed({ code: "exports.handler = ;" }));
    google.fail({ action: "create", type: FUNCTION });
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    await workspace.update(deployed({}));
    await workspace.apply();
    expect(whatRuns(google)).toEqual(ALL);
    expect(await workspace.plan()).toEqual([]);
  });

  test("that was never built and is behind a gateway is repaired with untaint, as the guide says", async () => {
    const stack = (code: string) => {
      const app = newApp(NO_WAIT);
      const shop = newGatewayStack(app);
      const orders = newFunction(shop, "orders", { source: FunctionSource.inline({ "index.js": code }) });
      const document = newDocument();
      document.addDefaultBackend(orders);
      newGateway(shop, { document });
      app.synth();
      return join(app.outdir, "stacks", "shop");
    };
    const workspace = await tier.open(stack("exports.handler = ;"));
    workspace.google.fail({ action: "create", type: FUNCTION });
    await expect(workspace.apply()).rejects.toThrow("failed on demand");
    await workspace.update(stack("exports.handler = 1;"));
    await expect(workspace.apply()).rejects.toThrow("already exists");
    await workspace.untaint(`${FUNCTION}.orders_46FA7C19`);
    await workspace.apply();
    expect(await workspace.plan()).toEqual([]);
  });
});
