import { TerraformVariable } from "cdktf";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { LaunchStage } from "../../lib/services/launch-stage";
import { newStack } from "../support/stack";
import { newService, ordersWith, service } from "./new-service";

test("revisions have their own name, labels and annotations", () => {
  expect(
    ordersWith({
      revisionName: "orders-v2",
      revisionLabels: { team: "shop" },
      revisionAnnotations: { "example.com/team": "${shop}" },
    }),
  ).toEqual(
    service(
      {},
      { revision: "orders-v2", labels: { team: "shop" }, annotations: { "example.com/team": "$${shop}" } },
    ),
  );
});

test("a service says its launch stage and the tool that deploys it", () => {
  const props = { launchStage: LaunchStage.BETA, client: "shop-deployer", clientVersion: "${1}" };
  expect(ordersWith(props)).toEqual(
    service({ launch_stage: "BETA", client: "shop-deployer", client_version: "$${1}" }),
  );
});

test("a justification deploys images that the policy does not allow", () => {
  const why = { binaryAuthorizationPolicy: "default", breakglassJustification: "incident 12" };
  expect(ordersWith(why)).toEqual(
    service({ binary_authorization: { use_default: true, breakglass_justification: "incident 12" } }),
  );
});

test("the name of a revision may be one that only Terraform knows", () => {
  const { template } = ordersWith((stack) => ({
    revisionName: new TerraformVariable(stack, "revision", {}).stringValue,
  }));
  expect(template.revision).toBe("${var.revision}");
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  ["'revisionName' must begin with 'orders-', got 'bills-v2'", { revisionName: "bills-v2" }],
  ["'revisionName' must begin with 'orders-', got 'orders'", { revisionName: "orders" }],
  [
    "'revisionName' must be the name of a revision, like 'orders-00007-abc', got 'orders-V2'",
    { revisionName: "orders-V2" },
  ],
  [
    "'revisionLabels.team' must be at most 63 lower-case letters, digits, '_' and '-', got 'Shop'",
    { revisionLabels: { team: "Shop" } },
  ],
  [
    "'revisionAnnotations' must not be in Google's namespaces, got 'run.googleapis.com/x'",
    { revisionAnnotations: { "run.googleapis.com/x": "y" } },
  ],
  [
    "'breakglassJustification' must be given beside 'binaryAuthorizationPolicy', got it alone",
    { breakglassJustification: "incident 12" },
  ],
])("a service is refused: %s", (rule, props) => {
  expect(() => newService(newStack(), "orders", props)).toThrow(new Error(`${rule} [at shop/orders]`));
});
