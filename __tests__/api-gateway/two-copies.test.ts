import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import type { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import type { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { IapSetupRole } from "../../lib/app-engine/iap-setup-role";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { IInvocable } from "../../lib/invocation/invocable";
import { receiverOf } from "../../lib/invocation/receiver";
import type { CloudRunService } from "../../lib/services/cloud-run-service";
import { IMAGE } from "../services/new-service";
import { all } from "../support/resources";
import { newDocument, newGateway, newGatewayStack } from "./gateways";
import { newGrpcApi } from "./grpc-apis";

/** What a second copy of the package makes. npm puts one beside the first where two packages ask for two versions. */
function byOtherCopy(make: () => IInvocable): IInvocable {
  let made: IInvocable | undefined;
  // Its modules are loaded when they are first used, so it makes all that it makes in here.
  jest.isolateModules(() => {
    made = make();
  });
  if (!made) throw new Error("the other copy made nothing");
  const own = Object.values(Role);
  expect(receiverOf(made)?.roles.filter((role) => own.includes(role))).toEqual([]);
  return made;
}

test("a gRPC API calls a service of another copy of the package", () => {
  const stack = newGatewayStack();
  const orders = byOtherCopy(() => {
    const other = jest.requireActual<{ CloudRunService: typeof CloudRunService }>(
      "../../lib/services/cloud-run-service",
    );
    return new other.CloudRunService(stack, "orders", {
      image: IMAGE,
      http2: true,
      ingress: IngressSettings.ALL,
      deletionProtection: true,
    });
  });
  const grpcApi = newGrpcApi();
  grpcApi.addDefaultBackend(orders);
  newGateway(stack, { document: undefined, grpcApi });
  expect(all(stack, CloudRunV2ServiceIamMember)).toMatchObject([{ role: "roles/run.invoker" }]);
});

test("a gateway sets up IAP for an app of another copy of the package", () => {
  const stack = newGatewayStack();
  const intranet = byOtherCopy(() => {
    const other = {
      ...jest.requireActual<{ AppEngineBackend: typeof AppEngineBackend }>(
        "../../lib/app-engine/app-engine-backend",
      ),
      ...jest.requireActual<{ AppEngineIap: typeof AppEngineIap }>("../../lib/app-engine/app-engine-iap"),
    };
    return new other.AppEngineBackend(stack, "intranet", {
      iap: new other.AppEngineIap(stack, "iap"),
      uri: "https://example-project.an.r.appspot.com",
      oauthClientId: "123456789012-abc.apps.googleusercontent.com",
      location: "asia-northeast1",
    });
  });
  const document = newDocument();
  document.addBackend("/orders", intranet, { iapSetupRole: new IapSetupRole(stack, "setup") });
  newGateway(stack, { document });
  expect(all(stack, ProjectIamMember)).toHaveLength(1);
});
