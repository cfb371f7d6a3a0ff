import { Testing } from "cdktf";
import { ApiGatewayExample } from "../../examples/api-gateway";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { newApp } from "../support/stack";
import { servedDocument } from "./gateways";

test("the example's gateway serves this document", () => {
  const served = servedDocument(new ApiGatewayExample(newApp(), "api-gateway"));
  expect(served).toMatchSnapshot();
  expect(() => OpenApiDocument.fromObject(served)).not.toThrow();
});

test("the backends of the example let in the gateway, and Google's builds", () => {
  const stack = new ApiGatewayExample(newApp(), "api-gateway");
  const { resource } = JSON.parse(Testing.synth(stack, true)) as {
    resource: { [type: string]: { [name: string]: { role: string; member: string } } };
  };
  const grants = Object.entries(resource)
    .filter(([type]) => type.endsWith("_iam_member"))
    .flatMap(([type, members]) =>
      Object.values(members).map(
        ({ role, member }) => `${type}: ${role} for ${/\.([a-z-]+)_/.exec(member)?.[1] ?? member}`,
      ),
    );
  expect(grants.sort()).toEqual([
    "google_cloud_run_v2_service_iam_member: roles/run.invoker for shop-gateway",
    "google_cloud_run_v2_service_iam_member: roles/run.invoker for shop-gateway",
    "google_cloudfunctions_function_iam_member: roles/cloudfunctions.invoker for shop-gateway",
    "google_iap_web_type_app_engine_iam_member: roles/iap.httpsResourceAccessor for shop-gateway",
    "google_project_iam_member: roles/artifactregistry.writer for cloud-run-functions",
    "google_project_iam_member: roles/logging.logWriter for cloud-run-functions",
    "google_project_iam_member: roles/storage.objectViewer for cloud-run-functions",
  ]);
});
