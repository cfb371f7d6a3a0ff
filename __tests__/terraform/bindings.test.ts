import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Bucket } from "../../lib/resources/bucket";
import { Removed } from "../../lib/state/removed";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";

const ANN = Principal.user("ann@example.com");
const OPS = Principal.group("ops@example.com");
const NEW = Principal.user("new@example.com");

/** What a version of the stack has: bindings or members, and the call that lets the others go. */
interface Version {
  readonly isOwned: boolean;
  readonly isTold?: boolean;
  /** A caller who comes with the change. */
  readonly isMore?: boolean;
}

/** The directory of a stack with callers of a function and readers of a bucket. */
function deployed({ isOwned, isTold = false, isMore = false }: Version): string {
  const app = newApp(NO_WAIT);
  const stack = newStack(app);
  const orders = newFunction(stack, "orders");
  const files = Bucket.fromBucketName(stack, "files", "files");
  for (const principal of [ANN, OPS, ...(isMore ? [NEW] : [])]) {
    orders.grantInvoke(principal);
    files.grantRead(principal);
  }
  if (isOwned) own(stack, { orders, files }, isTold);
  else if (isTold) {
    Removed.binding(orders, "shop/invokers");
    Removed.binding(files, "shop/readers");
  }
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

function own(
  stack: TerraformStack,
  {
    orders,
    files,
  }: { orders: ReturnType<typeof newFunction>; files: ReturnType<typeof Bucket.fromBucketName> },
  isTold: boolean,
): void {
  const bindings = [
    new InvokerBinding(stack, "invokers", { target: orders }),
    new RoleBinding(stack, "readers", { resource: files, role: Role.STORAGE_OBJECT_VIEWER }),
  ];
  if (isTold)
    bindings.forEach((binding) => {
      Removed.membersOf(binding);
    });
}

describeTerraform("the way between members and bindings", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test.each([
    ["members become a binding", { isOwned: false }, { isOwned: true }],
    ["a binding becomes members", { isOwned: true }, { isOwned: false }],
  ])("%s: after each request, everybody has the role whom both let in", async (_way, one, other) => {
    const workspace = await tier.open(deployed(one));
    const { google } = workspace;
    await workspace.apply();
    const both = google.policies.lines.filter((line) => /ann@|ops@/.test(line));
    expect(both).toHaveLength(4);
    const lost: string[] = [];
    google.watch(() => {
      lost.push(...both.filter((line) => !google.policies.lines.includes(line)));
    });
    await workspace.update(deployed({ ...other, isTold: true, isMore: true }));
    expect((await workspace.plan()).filter(({ actions }) => actions.includes("delete"))).toEqual([]);
    await workspace.apply();
    expect(lost).toEqual([]);
    const alone = await tier.open(deployed({ ...other, isMore: true }));
    await alone.apply();
    expect(google.policies.lines).toEqual(alone.google.policies.lines);
    // The calls can be deleted now.
    await workspace.update(deployed({ ...other, isMore: true }));
    expect(await workspace.plan()).toEqual([]);
  });

  test("without the call, members are destroyed", async () => {
    const workspace = await tier.open(deployed({ isOwned: false }));
    await workspace.apply();
    await workspace.update(deployed({ isOwned: true }));
    expect((await workspace.plan()).filter(({ actions }) => actions.includes("delete"))).toHaveLength(4);
  });
});
