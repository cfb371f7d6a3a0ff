import type { IDependable } from "constructs";

/** The properties of a new API of API Gateway. */
export interface ApiGatewayApiProps {
  /**
   * The id of the API: 1 to 63 lower-case letters, digits and hyphens that begin with a letter.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The name of the API in the console.
   *
   * @default - the id
   */
  readonly displayName?: string;

  /**
   * Labels of the API: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The project of the API.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;

  /**
   * What the API waits for besides what it needs anyway: resources, grants, and constructs with all that they make.
   *
   * Terraform replaces what an API waits for before it deletes it, as it does with the API's configs. So wait only for what
   * can exist twice at once.
   *
   * @default - only what it needs
   */
  readonly dependsOn?: IDependable[];
}

/** What is known of an API that is managed elsewhere. */
export interface ApiGatewayApiOptions {
  /**
   * The name of the service that Google created for the API, like `orders-0abc.apigateway.example-project.cloud.goog`.
   *
   * @default - unknown: what needs it is an error
   */
  readonly managedService?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}
