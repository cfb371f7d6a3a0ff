import { type TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { ServiceAccount } from "../../lib/iam/service-account";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Bucket } from "../../lib/resources/bucket";
import { Removed } from "../../lib/state/removed";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const ANN = Principal.user("ann@example.com");

interface Document {
  readonly removed?: { readonly from: string; readonly lifecycle: object }[];
  readonly resource: { readonly [type: string]: object | undefined };
}

const documentOf = (stack: TerraformStack) => JSON.parse(Testing.synth(stack, true)) as Document;
const removedFrom = (stack: TerraformStack) => documentOf(stack).removed?.map(({ from }) => from);

/** The addresses of a type in a stack, sorted. */
const addresses = (stack: TerraformStack, type: string) =>
  Object.keys(documentOf(stack).resource[type] ?? {})
    .map((name) => `${type}.${name}`)
    .sort();

const INVOKER = "google_cloud_run_v2_service_iam_member";
const READER = "google_storage_bucket_iam_member";

test("a binding forgets the members that it takes over, also those that are granted later, and no others", () => {
  const define = (stack: TerraformStack, isOwned: boolean) => {
    const orders = newFunction(stack, "orders");
    orders.grantInvoke(OPS);
    orders.grantInvoke(OPS, { role: Role.RUN_SERVICES_INVOKER });
    if (isOwned) Removed.membersOf(new InvokerBinding(stack, "invokers", { target: orders }));
    orders.grantInvoke(ANN);
    return stack;
  };
  const before = addresses(define(newStack(), false), INVOKER);
  const owned = define(newStack(), true);
  const left = addresses(owned, INVOKER);
  expect(left).toHaveLength(1);
  expect(removedFrom(owned)).toEqual(before.filter((one) => !left.includes(one)));
  expect(documentOf(owned).removed?.map(({ lifecycle }) => lifecycle)).toEqual([
    { destroy: false },
    { destroy: false },
  ]);
});

test("a role binding forgets the members on its resource", () => {
  const define = (stack: TerraformStack, isOwned: boolean) => {
    const resource = Bucket.fromBucketName(stack, "files", "files");
    resource.grantRead(ANN);
    const role = Role.STORAGE_OBJECT_VIEWER;
    if (isOwned) Removed.membersOf(new RoleBinding(stack, "readers", { resource, role }));
    return stack;
  };
  expect(removedFrom(define(newStack(), true))).toEqual(addresses(define(newStack(), false), READER));
});

test("members forget the binding that was before them", () => {
  const before = newStack();
  const owned = newFunction(before, "orders");
  owned.grantInvoke(OPS);
  new InvokerBinding(new Construct(before, "access"), "invokers", { target: owned });
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  orders.grantInvoke(OPS);
  Removed.binding(orders, "shop/access/invokers");
  expect(removedFrom(stack)).toEqual(addresses(before, "google_cloud_run_v2_service_iam_binding"));
});

test("an address that the code no longer has is forgotten once", () => {
  const stack = newStack();
  Removed.address(stack, "google_service_account.orders_46FA7C19");
  Removed.address(stack, "google_service_account.orders_46FA7C19");
  expect(removedFrom(stack)).toEqual(["google_service_account.orders_46FA7C19"]);
});

describe("is refused:", () => {
  test("what is no binding", () => {
    const account = new ServiceAccount(newStack(), "reports");
    expect(() => {
      Removed.membersOf(account);
    }).toThrow(
      new Error("'binding' must be an InvokerBinding or a RoleBinding, got 'shop/reports' [at shop/reports]"),
    );
  });

  test.each(["orders", "google_service_account", "${a.b}"])("the address %j", (address) => {
    expect(() => {
      Removed.address(newStack(), address);
    }).toThrow(
      new Error(
        `'address' must be an address, like 'google_service_account.orders', got '${address}'; see terraform state list [at shop]`,
      ),
    );
  });

  test("an address that the stack still defines", () => {
    const stack = newStack();
    new ServiceAccount(stack, "reports");
    Removed.address(stack, "google_service_account.reports_7921670E");
    expect(() => documentOf(stack)).toThrow(
      "'address' must be one that the stack no longer defines, got that of shop/reports/Resource [at shop]",
    );
  });

  test("a binding without members that come in its place", () => {
    const stack = newStack();
    Removed.binding(newFunction(stack, "orders"), "shop/invokers");
    expect(() => documentOf(stack)).toThrow(
      "'target' must have grants that come in the place of the binding, got none [at shop/orders]",
    );
  });

  test("the path of a binding of another stack", () => {
    expect(() => {
      Removed.binding(newFunction(newStack(), "orders"), "depot/invokers");
    }).toThrow(
      new Error(
        "'path' must be a path in the stack of the construct, like 'shop/orders', got 'depot/invokers' [at shop/orders]",
      ),
    );
  });
});
