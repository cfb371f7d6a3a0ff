import type { IServiceAccount } from "../iam/service-account";
import type { OpenApiDocument } from "./openapi-document";

/** What an API gateway is made of. */
export interface ApiGatewayProps {
  /** What it serves, to whom, and who answers. */
  readonly document: OpenApiDocument;

  /**
   * 1 to 63 lower-case letters, digits and hyphens that begin with a letter: the id of the API and of the gateway.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * How the console calls it.
   *
   * @default - the name
   */
  readonly displayName?: string;

  /** @default - none */
  readonly labels?: { [key: string]: string };

  /**
   * Whom the gateway calls its backends as. It should be of the gateway's project. Another one is another API config.
   *
   * @default - a service account made for this gateway, which may call its backends and nothing else
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Where the gateway runs. API Gateway has fewer regions than Cloud Run; its backends may be anywhere.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}
