import { whenUndone } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { got } from "../core/errors";
import type { IInvocable } from "../invocation/invocable";
import { type Backend, invocableBackend, urlBackend } from "./backend";
import type { BackendOptions, UrlBackendOptions } from "./backend-options";
import { backendProblems } from "./backend-rules";
import { BackendTable } from "./backend-table";
import { type DocumentGateway, letInAtAll } from "./document-gateway";
import { objectAt } from "./given-file";
import { copyOf, type JsonObject, objectIn } from "./json";
import { checkJson } from "./json-check";
import { OpenOperations } from "./open-operations";
import { OpenApi } from "./openapi";
import { checkOpenApi } from "./openapi-check";
import type { OpenApiDocumentOptions } from "./openapi-document-options";
import type { OpenApiVersion } from "./openapi-version";
import { addQuota, type QuotaOptions, quotaProblems } from "./quota";
import { documentOf, type RoutesProps } from "./route";
import { defineScheme } from "./security-definitions";
import { checkSecurity, guardedAt, requireScheme, usesApiKeys } from "./security-requirements";
import type { SecurityScheme } from "./security-scheme";

/**
 * An OpenAPI document that an API gateway serves, with its backends and its security.
 *
 * A new document is checked against the official schema of its version and against the limits of API Gateway. At synthesis,
 * every operation needs a backend. It also needs security, or a reason why anyone may call it.
 */
export class OpenApiDocument {
  /** A document from a JSON or YAML file. A relative path starts in the folder of `cdktf.json`. */
  public static fromFile(path: string, options: OpenApiDocumentOptions = {}): OpenApiDocument {
    const document = objectAt("path", path, "an OpenAPI document");
    checkJson(document);
    return new OpenApiDocument(new OpenApi(document, path), options);
  }

  /** A document from an object. Its strings may have tokens. */
  public static fromObject(
    document: { [key: string]: unknown },
    options: OpenApiDocumentOptions = {},
  ): OpenApiDocument {
    checkJson(document);
    return new OpenApiDocument(new OpenApi(copyOf(document)), options);
  }

  /** A document from routes. A route can have its backend and its security. */
  public static fromRoutes(props: RoutesProps): OpenApiDocument {
    const document = new OpenApiDocument(new OpenApi(documentOf(props)), {});
    for (const scheme of props.security ?? []) document.addSecurity(scheme);
    for (const { operationId: id, unauthenticatedReason: reason, ...route } of props.routes) {
      for (const scheme of route.security ?? []) document.addSecurity(scheme, id);
      if (reason !== undefined) document.allowUnauthenticated(reason, id);
      if (route.backend) document.addBackend(id, route.backend, route.backendOptions);
    }
    return document;
  }

  private readonly table = new BackendTable();
  private readonly open: OpenOperations;
  private readonly gateways = new Set<DocumentGateway>();

  private constructor(
    private readonly openapi: OpenApi,
    private readonly options: OpenApiDocumentOptions,
  ) {
    checkOpenApi(openapi);
    this.open = new OpenOperations(openapi);
    if (options.modelRoutingPreview && openapi.isV2) {
      throw openapi.invalid("'modelRoutingPreview' must be given for OpenAPI 3 alone, got OpenAPI 2.0");
    }
  }

  /**
   * Whether calls get through that the document does not name.
   *
   * @internal
   */
  public get _allowsAll(): boolean {
    return this.openapi.document["x-google-allow"] === "all";
  }

  /** The version of OpenAPI that the document follows. */
  public get openApiVersion(): OpenApiVersion {
    return this.openapi.version;
  }

  /**
   * Sets the backend of an operation, given by its id, or of all operations of a path: a function, a service, or an app behind
   * Identity-Aware Proxy. The backend lets the gateway in.
   *
   * It wins over a backend in the document itself. The backend of an operation wins over that of its path. Throws for an
   * unknown operation or path, and for a second backend.
   */
  public addBackend(at: string, target: IInvocable, options: BackendOptions = {}): void {
    this.add(invocableBackend(at, target, options), at);
  }

  /** Sets the backend of all operations without one. */
  public addDefaultBackend(target: IInvocable, options: BackendOptions = {}): void {
    this.add(invocableBackend("default", target, options));
  }

  /** Sets an https URL as the backend of an operation, given by its id, or of all operations of a path. Grants no role. */
  public addUrlBackend(at: string, url: string, options: UrlBackendOptions): void {
    this.add(urlBackend(at, url, options, this.options.modelRoutingPreview ?? false), at);
  }

  /**
   * Requires callers to prove who they are: on the whole document, or only on the given operations and paths. The security of
   * an operation replaces that of the whole document.
   *
   * With several schemes, a caller needs one of the tokens. An API key is required in addition to a token.
   *
   * A path stands for its operations but OPTIONS, which browsers ask without credentials.
   */
  public addSecurity(scheme: SecurityScheme, ...at: string[]): void {
    const { openapi } = this;
    defineScheme(openapi, scheme);
    const isWhole = at.length === 0;
    const operations = isWhole ? openapi.operations : at.flatMap((one) => guardedAt(openapi, one));
    for (const holder of isWhole ? [openapi.document] : operations.map(({ definition }) => definition)) {
      requireScheme(openapi, holder, scheme.name);
    }
    checkSecurity(openapi, operations);
    this.noteApiKeys();
  }

  /** Lets anyone call the given operations or paths without a proof. The reason stays in the synthesized output. */
  public allowUnauthenticated(reason: string, ...at: string[]): void {
    this.open.allow(reason, at);
  }

  /** Limits the calls of each project. The API key of a call tells the project. Throws for other versions than OpenAPI 2.0. */
  public addQuota(name: string, options: QuotaOptions): void {
    addQuota(this.openapi, name, options);
  }

  /**
   * Passes the CORS preflights of browsers on to the backends, on the given paths or on all. It adds OPTIONS operations without
   * security, because preflights have no credentials. The backends must answer them: the gateway does not support CORS itself.
   */
  public addCorsPreflights(...at: string[]): void {
    this.open.allowPreflights(at);
  }

  /**
   * Registers a gateway that serves this document.
   *
   * @internal
   */
  public _servedBy(gateway: DocumentGateway): void {
    this.gateways.add(gateway);
    whenUndone(gateway.construct, () => this.gateways.delete(gateway));
    this.table.backends.forEach(gateway.letIn);
    this.noteApiKeys();
  }

  /**
   * The document with its backends.
   *
   * @internal
   */
  public _rendered(): JsonObject {
    return this.finished().document;
  }

  /**
   * The errors of the finished document, at synthesis.
   *
   * @internal
   */
  public _problems(): string[] {
    return [
      ...backendProblems(this.finished(), this.options.modelRoutingPreview ?? false),
      ...this.open.problems(),
      ...quotaProblems(this.openapi),
    ];
  }

  /**
   * The reasons why anyone may call operations, by the operations' names.
   *
   * @internal
   */
  public _openReasons(): { [operation: string]: string } {
    return this.open.reasons();
  }

  private add(backend: Backend, at?: string): void {
    if (at !== undefined) this.openapi.select(at);
    const taken = objectIn(this.openapi.document, "x-google-api-management", "backends");
    if (Object.hasOwn(taken, backend.name)) {
      throw this.openapi.invalid(
        `'x-google-api-management.backends' must leave ${got(backend.name)} to addBackend, got one of that name`,
      );
    }
    if (this.table.has(at)) {
      throw this.openapi.invalid(
        `'at' must have one backend, got a second one for ${at === undefined ? "the default" : got(at)}`,
      );
    }
    letInAtAll([...this.gateways], backend);
    this.table.add(backend, at);
  }

  private finished(): OpenApi {
    const finished = this.openapi.copy();
    this.table.write(finished);
    return finished;
  }

  private noteApiKeys(): void {
    if (usesApiKeys(this.openapi)) for (const { enableApiKeys } of this.gateways) enableApiKeys();
  }
}

checkCalls("OpenApiDocument", OpenApiDocument);
