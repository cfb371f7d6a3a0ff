import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  GoogleBeta,
  HttpMethod,
  IngressSettings,
  Principal,
  Role,
  RoleBinding,
  Runtime,
} from "cdktf-cloud-run-functions";
import {
  ApiGateway,
  ApiGatewayApi,
  ApiGatewayApiConfig,
  OpenApiDocument,
  SecurityScheme,
} from "cdktf-cloud-run-functions/api-gateway";
import type { Construct } from "constructs";

/** One API and one config, which gateways in two regions serve. People have roles on each of them. */
export class GatewayRegionsExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });
    new GoogleBeta(this, "google-beta");

    const orders = new CloudRunFunction(this, "orders", {
      runtime: Runtime.PYTHON_313,
      entryPoint: "orders",
      source: FunctionSource.directory("functions/orders"),
      ingress: IngressSettings.ALL,
    });
    const staff = SecurityScheme.googleIdToken("123456789012-staff.apps.googleusercontent.com");
    const document = OpenApiDocument.fromRoutes({
      title: "Orders",
      version: "1.0.0",
      security: [staff],
      routes: [{ method: HttpMethod.GET, path: "/orders", operationId: "listOrders", backend: orders }],
    });

    const api = new ApiGatewayApi(this, "orders-api", { displayName: "Orders", labels: { team: "shop" } });
    const config = new ApiGatewayApiConfig(this, "orders-config", {
      api,
      document,
      namePrefix: "orders-",
      displayName: "Orders 1.0.0",
      enableManagedService: true,
    });
    for (const location of ["asia-northeast1", "europe-west1"]) {
      const gateway = new ApiGateway(this, `orders-${location}`, { config, location });
      gateway.grant(Role.API_GATEWAY_VIEWER, Principal.group("operators@example.com"));
      new TerraformOutput(this, `url-${location}`, { value: gateway.uri });
    }
    config.grant(Role.API_GATEWAY_VIEWER, Principal.group("developers@example.com"));
    const owners = Principal.group("api-owners@example.com");
    api.grant(Role.API_GATEWAY_ADMIN, owners);
    new RoleBinding(this, "api-owners", { resource: api, role: Role.API_GATEWAY_ADMIN });
  }
}

if (require.main === module) {
  const app = new App();
  new GatewayRegionsExample(app, "gateway-regions");
  app.synth();
}
