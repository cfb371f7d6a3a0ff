import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  AppEngineBackend,
  AppEngineIap,
  CloudRunFunction,
  CloudRunService,
  FirstGenFunction,
  FunctionSource,
  GoogleBeta,
  HttpMethod,
  IngressSettings,
  Runtime,
} from "cdktf-cloud-run-functions";
import { ApiGateway, OpenApiDocument, SecurityScheme } from "cdktf-cloud-run-functions/api-gateway";
import type { Construct } from "constructs";

/** One API gateway in front of a function, a service, a 1st gen function and an app: partners have keys, and staff sign in. */
export class ApiGatewayExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });
    new GoogleBeta(this, "google-beta");

    // The gateway comes from the internet: IAM alone keeps everyone else out.
    const orders = new CloudRunFunction(this, "orders", {
      runtime: Runtime.PYTHON_313,
      entryPoint: "orders",
      source: FunctionSource.directory("functions/orders"),
      ingress: IngressSettings.ALL,
    });
    const prices = new CloudRunService(this, "prices", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/prices:1.0.0",
      ingress: IngressSettings.ALL,
      deletionProtection: false,
    });
    const legacy = FirstGenFunction.fromFunctionName(this, "legacy", "legacyExport", {
      ingress: IngressSettings.ALL,
    });
    const intranet = new AppEngineBackend(this, "intranet", {
      iap: new AppEngineIap(this, "iap"),
      uri: "https://example-project.an.r.appspot.com",
      oauthClientId: "123456789012-abcdefgh.apps.googleusercontent.com",
      location: "asia-northeast1",
      ingress: IngressSettings.ALL,
    });

    const key = SecurityScheme.apiKey();
    const staff = SecurityScheme.googleIdToken("123456789012-staff.apps.googleusercontent.com");
    const document = OpenApiDocument.fromRoutes({
      title: "Shop",
      version: "1.0.0",
      security: [staff],
      routes: [
        { method: HttpMethod.GET, path: "/orders/{id}", operationId: "getOrder", backend: orders },
        { method: HttpMethod.POST, path: "/orders", operationId: "createOrder", backend: orders },
        {
          method: HttpMethod.GET,
          path: "/prices",
          operationId: "listPrices",
          backend: prices,
          backendOptions: { path: "/v2" },
          security: [key],
        },
        { method: HttpMethod.GET, path: "/export", operationId: "exportAll", backend: legacy },
        { method: HttpMethod.GET, path: "/news", operationId: "listNews", backend: intranet },
        {
          method: HttpMethod.GET,
          path: "/status",
          operationId: "getStatus",
          backend: prices,
          unauthenticatedReason: "The status page is public",
        },
      ],
    });
    document.addCorsPreflights("/prices");

    const gateway = new ApiGateway(this, "shop-gateway", { document });
    new TerraformOutput(this, "url", { value: gateway.uri });
  }
}

if (require.main === module) {
  const app = new App();
  new ApiGatewayExample(app, "api-gateway");
  app.synth();
}
