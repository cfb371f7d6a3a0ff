import type { IDependable } from "constructs";
import type { IServiceAccount } from "../iam/service-account";
import type { IApiGatewayApi } from "./api-gateway-api";
import type { GrpcApi } from "./grpc-api";
import type { OpenApiDocument } from "./openapi-document";

/** The properties of a new API config. */
export interface ApiGatewayApiConfigProps {
  /** The API that the config is of. */
  readonly api: IApiGatewayApi;

  /**
   * The OpenAPI document that gateways with this config serve, with its backends and security.
   *
   * @default - `grpcApi`
   */
  readonly document?: OpenApiDocument;

  /**
   * The gRPC API that gateways with this config serve in the place of a document.
   *
   * @default - `document`
   */
  readonly grpcApi?: GrpcApi;

  /**
   * The id of the config. Google never changes a config, so each change of what it serves or of the account needs a new name.
   *
   * @default - `namePrefix` and a digest of what the config is made of, so that each change makes a new config
   */
  readonly name?: string;

  /**
   * What the id of the config begins with, before the digest: 1 to 47 lower-case letters, digits and hyphens.
   *
   * @default config-
   */
  readonly namePrefix?: string;

  /**
   * The name of the config in the console. A new one makes a new config.
   *
   * @default - the id
   */
  readonly displayName?: string;

  /**
   * Labels of the config: at most 64. New ones make a new config.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The service account with which gateways call the backends. It should be in the API's project.
   *
   * @default - a new service account, which may call the backends and nothing else
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the API's managed service is enabled in the project also where no operation asks for an API key. Quotas and the
   * API's page in the console need it.
   *
   * @default false
   */
  readonly enableManagedService?: boolean;

  /**
   * What the config waits for besides what it needs anyway: resources, grants, and constructs with all that they make.
   *
   * Terraform replaces what a config waits for before it deletes it, as it does with the config. So wait only for what can exist
   * twice at once.
   *
   * @default - only what it needs
   */
  readonly dependsOn?: IDependable[];
}

/** How a config is named and labelled. A gateway's own config has the defaults. */
export type ConfigOptions = Pick<ApiGatewayApiConfigProps, "name" | "namePrefix" | "displayName" | "labels">;
