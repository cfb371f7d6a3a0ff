import type { IDependable } from "constructs";
import type { IServiceAccount } from "../iam/service-account";
import type { IApiGatewayApi } from "./api-gateway-api";
import type { GrpcApi } from "./grpc-api";
import type { IApiGatewayApiConfig } from "./imported-api-config";
import type { OpenApiDocument } from "./openapi-document";

/** The properties of a new API gateway. */
export interface ApiGatewayProps {
  /**
   * The OpenAPI document that the gateway serves, with its backends and security.
   *
   * @default - `grpcApi`, or that of `config`
   */
  readonly document?: OpenApiDocument;

  /**
   * The gRPC API that the gateway serves in the place of a document.
   *
   * @default - `document`, or that of `config`
   */
  readonly grpcApi?: GrpcApi;

  /**
   * The API of the gateway, where it has another id or another display name than the gateway, or is managed elsewhere.
   *
   * @default - that of `config`, or a new API with the name, the display name and the labels of the gateway
   */
  readonly api?: IApiGatewayApi;

  /**
   * The config that the gateway serves, with its document and its service account. Several gateways can serve one config, each in
   * a region. It may exist already.
   *
   * @default - a new config of `document` or `grpcApi`
   */
  readonly config?: IApiGatewayApiConfig;

  /**
   * The id of the gateway, and of the API that it makes: 1 to 63 lower-case letters, digits and hyphens that begin with a letter.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The display name of the gateway, and of the API that it makes, for the console.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * Labels of the gateway, and of the API that it makes: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The service account with which the gateway calls its backends. It should be in the gateway's project. A new account makes
   * Terraform create a new API config.
   *
   * @default - a new service account, which may call the backends and nothing else
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the API's managed service is enabled in the project also where no operation asks for an API key.
   *
   * @default false
   */
  readonly enableManagedService?: boolean;

  /**
   * The region of the gateway. API Gateway has fewer regions than Cloud Run. The backends can be in any region.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project of the gateway.
   *
   * @default - the project of `config` or `api`, or of the stack's Google provider
   */
  readonly project?: string;

  /**
   * What the gateway waits for besides what it needs anyway: resources, grants, and constructs with all that they make.
   *
   * The API and its config do not wait: Terraform would then replace all that they wait for before it deletes it, and most names
   * cannot exist twice.
   *
   * @default - only what it needs
   */
  readonly dependsOn?: IDependable[];
}
