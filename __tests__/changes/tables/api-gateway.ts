import type { TerraformStack } from "cdktf";
import { ApiGateway } from "../../../lib/api-gateway/api-gateway";
import type { ApiGatewayProps } from "../../../lib/api-gateway/api-gateway-props";
import { ServiceAccount } from "../../../lib/iam/service-account";
import { newDocument } from "../../api-gateway/gateways";
import { builtElsewhere } from "../../triggers/event-driven";
import { type Table, tableOf, valuesOf, WAITING } from "../every-prop";

const given = valuesOf<ApiGatewayProps>();

const account = (stack: TerraformStack, id: string, project = "example-project") =>
  ServiceAccount.fromServiceAccountEmail(stack, id, `${id}@${project}.iam.gserviceaccount.com`);

/** A document whose operations call a function. */
const serving = (id: string) => (stack: TerraformStack) => {
  const document = newDocument();
  document.addDefaultBackend(builtElsewhere(stack, id));
  return { document };
};

export const gatewayTable: Table = tableOf<ApiGatewayProps>(
  ApiGateway,
  {
    dependsOn: WAITING,
    displayName: given("displayName", "one", "two"),
    document: [serving("backend-one"), serving("backend-two")],
    labels: given("labels", { a: "1" }, { b: "2" }),
    location: given("location", "us-central1", "europe-west1"),
    name: given("name", "one-name", "two-name"),
    project: [
      (stack) => ({ project: "other-project", serviceAccount: account(stack, "p1-caller", "other-project") }),
      (stack) => ({ project: "third-project", serviceAccount: account(stack, "p2-caller", "third-project") }),
    ],
    serviceAccount: [
      (stack) => ({ serviceAccount: account(stack, "gateway-account-one") }),
      (stack) => ({ serviceAccount: account(stack, "gateway-account-two") }),
    ],
  },
  (stack, id, props) => new ApiGateway(stack, id, { document: newDocument(), ...props }),
);
