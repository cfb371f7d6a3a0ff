import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { TerraformVariable } from "cdktf";
import { GatewayCaller } from "../../lib/callers/gateway-caller";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { builtElsewhere, invoker } from "../triggers/event-driven";

const EMAIL = "gateway@example-project.iam.gserviceaccount.com";
const ACCOUNT = Principal.serviceAccount(EMAIL);

test("a gateway calls as its service account", () => {
  const stack = newStack();
  builtElsewhere(stack, "orders").grantInvoke(GatewayCaller.fromServiceAccount(ACCOUNT));
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    invoker("google_cloudfunctions2_function.orders_46FA7C19", `serviceAccount:${EMAIL}`),
  ]);
});

test("a gateway calls over the internet, from an unknown project", () => {
  const { member, principalId, callsBy, ...rest } = GatewayCaller.fromServiceAccount(ACCOUNT);
  expect({ member, principalId, callsBy, rest }).toEqual({
    member: `serviceAccount:${EMAIL}`,
    principalId: `serviceAccount:${EMAIL}`,
    callsBy: NetworkPath.INTERNET,
    rest: {},
  });
});

test.each([
  [IngressSettings.INTERNAL, "INTERNAL"],
  [IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING, "INTERNAL_AND_CLOUD_LOAD_BALANCING"],
])("ingress settings that do not admit the internet refuse a gateway: %s", (ingress, name) => {
  const orders = builtElsewhere(newStack(), "orders", { ingress });
  expect(() => orders.grantInvoke(GatewayCaller.fromServiceAccount(ACCOUNT))).toThrow(
    new Error(
      `'ingress' must admit the internet, by which serviceAccount:${EMAIL} calls, got ${name}; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]`,
    ),
  );
});

test("the account can be a service account of this app, or a token", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "gateway", {});
  const orders = builtElsewhere(stack, "orders");
  orders.grantInvoke(GatewayCaller.fromServiceAccount(new ServiceAccount(stack, "api-caller")));
  orders.grantInvoke(GatewayCaller.fromServiceAccount(Principal.fromToken("gateway", variable.stringValue)));
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    expect.objectContaining({ member: "${var.gateway}" }),
    expect.objectContaining({ member: "${google_service_account.api-caller_9B709179.member}" }),
  ]);
});

test.each([
  [Principal.user("ada@example.com"), "user:ada@example.com"],
  [Principal.allUsers("It is a test"), "allUsers"],
])("a principal that is not a service account is refused: %s", (principal, member) => {
  expect(() => GatewayCaller.fromServiceAccount(principal)).toThrow(
    new Error(`'account' must be a service account, as which the gateway calls, got '${member}'`),
  );
});

test("a gateway is printed as the principalId of its account", () => {
  expect(String(GatewayCaller.fromServiceAccount(ACCOUNT))).toBe(`serviceAccount:${EMAIL}`);
});
