import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import { type TerraformStack, Testing } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import type { ApiGatewayProps } from "../../lib/api-gateway/api-gateway-props";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { OpenApiVersion } from "../../lib/api-gateway/openapi-version";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { HttpMethod } from "../../lib/callers/http-request";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

/** A stack with both of Google's providers. */
export function newGatewayStack(app = newApp(), id = "shop"): TerraformStack {
  const stack = newStack(app, id);
  new GoogleBetaProvider(stack, "google-beta", {});
  return stack;
}

/** A document with two operations of one path, for callers with an ID token of Google. */
export function newDocument(openApiVersion = OpenApiVersion.V2_0): OpenApiDocument {
  return OpenApiDocument.fromRoutes({
    title: "Orders",
    version: "1",
    openApiVersion,
    security: [SecurityScheme.googleIdToken("orders.apps.googleusercontent.com")],
    routes: [
      { method: HttpMethod.GET, path: "/orders", operationId: "listOrders" },
      { method: HttpMethod.POST, path: "/orders", operationId: "createOrder" },
    ],
  });
}

/** The same, answered by nobody of the stack. */
export function answeredDocument(): OpenApiDocument {
  const document = newDocument();
  document.addUrlBackend("/orders", "https://example.com", { authentication: BackendAuthentication.NONE });
  return document;
}

/** A gateway of which only the given props matter to a test. */
export function newGateway(stack: TerraformStack, props: Partial<ApiGatewayProps> = {}): ApiGateway {
  return new ApiGateway(stack, "gateway", { document: newDocument(), ...props });
}

/** The document of the stack's gateway, as Terraform renders it, except for unknown values. */
export function servedDocument(stack: TerraformStack): { [key: string]: unknown } {
  const { locals } = JSON.parse(Testing.synth(stack, true)) as { locals: { [name: string]: object } };
  const documents = Object.values(locals);
  if (documents.length !== 1) throw new Error(`a stack must have one document, got ${documents.length}`);
  return documents[0] as { [key: string]: unknown };
}

/** The addresses on which the stack's gateway depends. */
export function awaited(stack: TerraformStack): string[] | undefined {
  const [gateway] = all(stack, GoogleApiGatewayGateway) as { depends_on?: string[] }[];
  return gateway.depends_on;
}
