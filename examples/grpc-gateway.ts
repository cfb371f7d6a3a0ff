import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { CloudRunService, GoogleBeta, IngressSettings } from "cdktf-cloud-run-functions";
import { ApiGateway, GrpcApi, SecurityScheme } from "cdktf-cloud-run-functions/api-gateway";
import type { Construct } from "constructs";

/** An API gateway in front of a service that speaks gRPC: staff sign in, partners have keys, and the status is public. */
export class GrpcGatewayExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });
    new GoogleBeta(this, "google-beta");

    // The gateway comes from the internet: IAM alone keeps everyone else out.
    const orders = new CloudRunService(this, "orders", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1.0.0",
      http2: true,
      ingress: IngressSettings.ALL,
      deletionProtection: false,
    });

    const grpcApi = GrpcApi.fromServices({
      title: "Orders",
      descriptorSet: "examples/grpc/orders.pb",
      protoFiles: ["examples/grpc/orders.proto"],
    });
    grpcApi.addDefaultBackend(orders);
    grpcApi.addSecurity(SecurityScheme.googleIdToken("123456789012-staff.apps.googleusercontent.com"));
    grpcApi.addSecurity(SecurityScheme.apiKey(), "example.shop.v1.Orders.CreateOrder");
    grpcApi.allowUnauthenticated("The status page is public", "example.shop.v1.Status.*");

    const gateway = new ApiGateway(this, "orders-gateway", { grpcApi });
    new TerraformOutput(this, "host", { value: gateway.defaultHostname });
  }
}

if (require.main === module) {
  const app = new App();
  new GrpcGatewayExample(app, "grpc-gateway");
  app.synth();
}
