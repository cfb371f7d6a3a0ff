import { got } from "../core/errors";
import type { IInvocable } from "../invocation/invocable";
import { type Backend, invocableBackend, urlBackend } from "./backend";
import type { BackendOptions, UrlBackendOptions } from "./backend-options";
import { backendProblems } from "./backend-rules";
import { BackendTable } from "./backend-table";
import type { DocumentGateway } from "./document-gateway";
import { copyOf, type JsonObject, objectIn } from "./json";
import { checkJson } from "./json-check";
import { OpenOperations } from "./open-operations";
import { OpenApi } from "./openapi";
import { checkOpenApi } from "./openapi-check";
import type { OpenApiDocumentOptions } from "./openapi-document-options";
import { documentIn } from "./openapi-file";
import type { OpenApiVersion } from "./openapi-version";
import { addQuota, type QuotaOptions, quotaProblems } from "./quota";
import { documentOf, type RoutesProps } from "./route";
import { defineScheme } from "./security-definitions";
import { checkSecurity, requireScheme, usesApiKeys } from "./security-requirements";
import type { SecurityScheme } from "./security-scheme";

/**
 * An OpenAPI document: what an API gateway serves, to whom, and who answers.
 *
 * It is checked when it is made, against the official schema of its version and against what the gateway is known to refuse.
 * By the time of synthesis, every operation needs a backend, and a proof of who calls or a reason for there being none.
 */
export class OpenApiDocument {
  /** A document in a file, in JSON or YAML. A relative path begins at the folder of `cdktf.json`. */
  public static fromFile(path: string, options: OpenApiDocumentOptions = {}): OpenApiDocument {
    const document = documentIn(path);
    checkJson(document);
    return new OpenApiDocument(new OpenApi(document, path), options);
  }

  /** A document as an object. Its strings may hold tokens. */
  public static fromObject(
    document: { [key: string]: unknown },
    options: OpenApiDocumentOptions = {},
  ): OpenApiDocument {
    checkJson(document);
    return new OpenApiDocument(new OpenApi(copyOf(document)), options);
  }

  /** A document made of routes, which may bring their backends and security along. */
  public static fromRoutes(props: RoutesProps): OpenApiDocument {
    const document = new OpenApiDocument(new OpenApi(documentOf(props)), {});
    for (const scheme of props.security ?? []) document.addSecurity(scheme);
    for (const {
      operationId,
      backend,
      backendOptions,
      security = [],
      unauthenticatedReason,
    } of props.routes) {
      for (const scheme of security) document.addSecurity(scheme, operationId);
      if (unauthenticatedReason !== undefined)
        document.allowUnauthenticated(unauthenticatedReason, operationId);
      if (backend) document.addBackend(operationId, backend, backendOptions);
    }
    return document;
  }

  private readonly table = new BackendTable();
  private readonly open: OpenOperations;
  private readonly gateways: DocumentGateway[] = [];

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

  public get openApiVersion(): OpenApiVersion {
    return this.openapi.version;
  }

  /**
   * Says who answers an operation, by its id, or all operations of a path: a function, a service, or an app behind
   * Identity-Aware Proxy. The gateway is let in there.
   *
   * It counts instead of what the document itself says. What is said of an operation counts more than what is of its path.
   */
  public addBackend(at: string, target: IInvocable, options: BackendOptions = {}): void {
    this.add(invocableBackend(at, target, options), at);
  }

  /** Says who answers the operations that have no backend of their own. */
  public addDefaultBackend(target: IInvocable, options: BackendOptions = {}): void {
    this.add(invocableBackend("default", target, options));
  }

  /** Says that an https URL answers an operation, by its id, or all operations of a path. Nobody is granted anything. */
  public addUrlBackend(at: string, url: string, options: UrlBackendOptions): void {
    this.add(urlBackend(at, url, options, this.options.modelRoutingPreview ?? false), at);
  }

  /**
   * Requires a proof of who calls: for the whole document, or for operations and paths, which then no longer heed what is
   * required of the whole.
   *
   * An API key is required beside a token; of several tokens, one is enough.
   */
  public addSecurity(scheme: SecurityScheme, ...at: string[]): void {
    const { openapi } = this;
    defineScheme(openapi, scheme);
    const isWhole = at.length === 0;
    const operations = isWhole ? openapi.operations : at.flatMap((one) => openapi.select(one));
    for (const holder of isWhole ? [openapi.document] : operations.map(({ definition }) => definition)) {
      requireScheme(openapi, holder, scheme.name);
    }
    checkSecurity(openapi, operations);
    this.noteApiKeys();
  }

  /** Lets anyone call operations, by their ids or paths, without any proof. The reason stays in the synthesized output. */
  public allowUnauthenticated(reason: string, ...at: string[]): void {
    this.open.allow(reason, at);
  }

  /** Limits how many calls one project may make, by the project of its API key. For OpenAPI 2.0. */
  public addQuota(name: string, options: QuotaOptions): void {
    addQuota(this.openapi, name, options);
  }

  /**
   * Lets the preflights of browsers through to the backends, on all paths or on some: by OPTIONS operations without security,
   * because a preflight carries no proof. The backends answer them: the gateway has no CORS of its own.
   */
  public addCorsPreflights(...at: string[]): void {
    this.open.allowPreflights(at);
  }

  /**
   * A gateway serves this document, from now on.
   *
   * @internal
   */
  public _servedBy(gateway: DocumentGateway): void {
    this.gateways.push(gateway);
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
   * What is missing, or wrong, now that all is said.
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
   * Why anyone may call operations, by their names.
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
    this.table.add(backend, at);
    for (const { letIn } of this.gateways) letIn(backend);
  }

  private finished(): OpenApi {
    const finished = this.openapi.copy();
    this.table.write(finished);
    return finished;
  }

  private noteApiKeys(): void {
    if (this.gateways.length === 0 || !usesApiKeys(this.openapi)) return;
    for (const { enableApiKeys } of this.gateways) enableApiKeys();
  }
}
