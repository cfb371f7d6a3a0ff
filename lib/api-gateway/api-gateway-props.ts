import type { IDependable } from "constructs";
import type { IServiceAccount } from "../iam/service-account";
import type { OpenApiDocument } from "./openapi-document";

/** The properties of a new API gateway. */
export interface ApiGatewayProps {
  /** The OpenAPI document that the gateway serves, with its backends and security. */
  readonly document: OpenApiDocument;

  /**
   * The id of the API and of the gateway: 1 to 63 lower-case letters, digits and hyphens that begin with a letter.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The display name of the API and the gateway, for the console.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /**
   * Labels of the API and of the gateway: at most 64.
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
   * The region of the gateway. API Gateway has fewer regions than Cloud Run. The backends can be in any region.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project of the gateway.
   *
   * @default - the project of the stack's Google provider
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
