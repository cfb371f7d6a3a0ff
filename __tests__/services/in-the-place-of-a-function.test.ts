import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import type { TerraformStack } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import type { CloudRunWorkload } from "../../lib/workload/cloud-run-workload";
import { byAddress } from "../support/resources";
import { newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";
import { newService } from "./new-service";

/** The addresses of the members and accounts of a function or service `orders`, and the ids of the accounts. */
function kept(define: (stack: TerraformStack) => CloudRunWorkload) {
  const stack = newStack();
  define(stack).grantInvoke(Principal.group("ops@example.com"));
  return {
    members: Object.keys(byAddress(stack, CloudRunV2ServiceIamMember)),
    accounts: Object.entries(byAddress(stack, ServiceAccount)).map(([address, account]) => [
      address,
      (account as { account_id: string }).account_id,
    ]),
  };
}

test("a service with the id of a function has its members and its account at the same addresses", () => {
  const service = kept((stack) => newService(stack, "orders"));
  expect(service).toEqual(kept((stack) => builtElsewhere(stack, "orders")));
  expect(service).toEqual({
    members: ["orders_roles--runinvokergroupopsexamplecom_B04C31A2"],
    accounts: [["orders_service-account_CA78D131", "orders-run"]],
  });
});
