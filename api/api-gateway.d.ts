import { Caller, GoogleProject, Grant, HttpMethod, IInvocable, IPrincipal, IServiceAccount, IapSetupRole, NetworkPath, Role } from "cdktf-cloud-run-functions";
import { Construct } from "constructs";

export declare class ApiGateway extends Caller {
  constructor(scope: Construct, id: string, props: ApiGatewayProps);
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  get defaultHostname(): string;
  grantViewer(principal: IPrincipal): Grant[];
  readonly location: string;
  get managedService(): string;
  readonly project: string;
  readonly serviceAccount: IServiceAccount;
  get uri(): string;
}

export interface ApiGatewayProps {
  readonly displayName?: string;
  readonly document: OpenApiDocument;
  readonly labels?: {
    [key: string]: string;
  };
  readonly location?: string;
  readonly name?: string;
  readonly project?: string;
  readonly serviceAccount?: IServiceAccount;
}

export declare enum ApiKeyLocation {
  HEADER = "HEADER",
  QUERY = "QUERY"
}

export declare class BackendAuthentication {
  private constructor();
  static readonly NONE: BackendAuthentication;
  static idToken(audience: string): BackendAuthentication;
  readonly audience?: string | undefined;
}

export interface BackendOptions extends CallOptions {
  readonly grantOn?: GoogleProject;
  readonly iapSetupRole?: IapSetupRole;
  readonly path?: string;
  readonly role?: Role;
}

export declare enum BackendProtocol {
  HTTP_1_1 = "http/1.1",
  HTTP_2 = "h2"
}

export interface CallOptions {
  readonly deadlineSeconds?: number;
  readonly pathTranslation?: PathTranslation;
  readonly protocol?: BackendProtocol;
}

export interface JwtIssuer {
  readonly audiences?: string[];
  readonly issuer: string;
  readonly jwksUri: string;
}

export declare class OpenApiDocument {
  private constructor();
  static fromFile(path: string, options?: OpenApiDocumentOptions): OpenApiDocument;
  static fromObject(document: {
    [key: string]: unknown;
  }, options?: OpenApiDocumentOptions): OpenApiDocument;
  static fromRoutes(props: RoutesProps): OpenApiDocument;
  addBackend(at: string, target: IInvocable, options?: BackendOptions): void;
  addCorsPreflights(...at: string[]): void;
  addDefaultBackend(target: IInvocable, options?: BackendOptions): void;
  addQuota(name: string, options: QuotaOptions): void;
  addSecurity(scheme: SecurityScheme, ...at: string[]): void;
  addUrlBackend(at: string, url: string, options: UrlBackendOptions): void;
  allowUnauthenticated(reason: string, ...at: string[]): void;
  get openApiVersion(): OpenApiVersion;
}

export interface OpenApiDocumentOptions {
  readonly modelRoutingPreview?: boolean;
}

export declare enum OpenApiVersion {
  V2_0 = "2.0",
  V3_0 = "3.0",
  V3_1 = "3.1"
}

export declare enum PathTranslation {
  APPEND_PATH_TO_ADDRESS = "APPEND_PATH_TO_ADDRESS",
  CONSTANT_ADDRESS = "CONSTANT_ADDRESS"
}

export interface QuotaOptions {
  readonly at?: string[];
  readonly callsPerMinute: number;
  readonly cost?: number;
}

export interface Route {
  readonly backend?: IInvocable;
  readonly backendOptions?: BackendOptions;
  readonly method: HttpMethod;
  readonly operationId: string;
  readonly path: string;
  readonly security?: SecurityScheme[];
  readonly summary?: string;
  readonly unauthenticatedReason?: string;
}

export interface RoutesProps {
  readonly openApiVersion?: OpenApiVersion;
  readonly routes: Route[];
  readonly security?: SecurityScheme[];
  readonly title: string;
  readonly version: string;
}

export declare class SecurityScheme {
  private constructor();
  static apiKey(location?: ApiKeyLocation): SecurityScheme;
  static auth0(domain: string, ...audiences: string[]): SecurityScheme;
  static firebase(projectId: string): SecurityScheme;
  static googleIdToken(...audiences: string[]): SecurityScheme;
  static jwt(name: string, jwtIssuer: JwtIssuer): SecurityScheme;
  static serviceAccount(name: string, email: string, ...audiences: string[]): SecurityScheme;
  readonly name: string;
}

export interface UrlBackendOptions extends CallOptions {
  readonly authentication: BackendAuthentication;
}
