import { join } from "node:path";
import { Principal } from "../../lib/iam/principal";
import { FunctionSource } from "../../lib/source/function-source";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { changesByModule } from "./stack-modules";
import { TerraformTier } from "./terraform-tier";
import type { PlannedChange } from "./workspace";

/** The directory of a stack with a function that a group may call. */
function deployed({ name = "orders", code = "exports.handler = 1;", memoryMib = 256 } = {}): string {
  const app = newApp();
  const orders = newFunction(newStack(app), "orders", {
    name,
    memoryMib,
    source: FunctionSource.inline({ "index.js": code }),
  });
  orders.grantInvoke(Principal.group("ops@example.com"));
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

const FUNCTION = "google_cloudfunctions2_function.orders_46FA7C19";
const INVOKER = "google_cloud_run_v2_service_iam_member.orders_roles--runinvokergroupopsexamplecom_B04C31A2";
const ARCHIVE = "google_storage_bucket_object.orders_archive_CE6FB534";
const SERVICE_ACCOUNT = "google_service_account.orders_service-account_CA78D131";

describeTerraform("a change of a deployed function", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  const CASES: [string, Parameters<typeof deployed>[0], PlannedChange[]][] = [
    [
      "of its memory updates the function and leaves its invokers alone",
      { memoryMib: 512 },
      [{ address: FUNCTION, actions: ["update"] }],
    ],
    [
      "of its code replaces the archive, updates the function and leaves its invokers alone",
      { code: "exports.handler = 2;" },
      [
        { address: FUNCTION, actions: ["update"] },
        { address: ARCHIVE, actions: ["create", "delete"] },
      ],
    ],
    [
      "of its name replaces the function, its service account and its invokers",
      { name: "purchases" },
      [
        { address: INVOKER, actions: ["delete", "create"] },
        { address: FUNCTION, actions: ["delete", "create"] },
        { address: SERVICE_ACCOUNT, actions: ["create", "delete"] },
        // Its name has that of the function.
        { address: ARCHIVE, actions: ["create", "delete"] },
      ],
    ],
    ["of nothing changes nothing", {}, []],
  ];
  let planned: { readonly [name: string]: PlannedChange[] };
  const stacksOf = (directory: typeof deployed) =>
    Object.fromEntries(CASES.map(([, change], index) => [`case-${index}`, directory(change)]));
  beforeAll(async () => {
    const stacks = stacksOf(() => deployed());
    const workspace = await tier.openModules(stacks);
    await workspace.apply();
    await workspace.updateModules(stacksOf(deployed));
    planned = changesByModule(Object.keys(stacks), await workspace.plan());
  });

  test.each(CASES.map(([change, , expected], index) => [change, expected, `case-${index}`] as const))(
    "%s",
    (_change, expected, name) => {
      expect(planned[name]).toEqual(expected);
    },
  );
});
