import { reservedPathProblem } from "../invocation/reserved-path";
import type { Backend } from "./backend";
import { BackendProtocol, PathTranslation } from "./backend-options";
import { madeIn } from "./json";
import type { OpenApi } from "./openapi";
import type { Operation } from "./operations";

const DEFAULT_DEADLINE = 15;

/** Which backend answers which operation of a document. */
export class BackendTable {
  private readonly byOperationOrPath = new Map<string, Backend>();
  private fallback?: Backend;

  /** All backends, the default one last. */
  public get backends(): Backend[] {
    return [...this.byOperationOrPath.values(), ...(this.fallback ? [this.fallback] : [])];
  }

  /** Whether an operation id or a path has a backend. Without an argument: whether there is a default backend. */
  public has(at?: string): boolean {
    return at === undefined ? this.fallback !== undefined : this.byOperationOrPath.has(at);
  }

  /** Sets the backend of an operation id or a path. Without one, sets the default backend. */
  public add(backend: Backend, at?: string): void {
    if (at === undefined) this.fallback = backend;
    else this.byOperationOrPath.set(at, backend);
  }

  /** Writes the backends into the operations of a document. */
  public write(openapi: OpenApi): void {
    for (const operation of openapi.operations) {
      const backend = this.backendOf(openapi, operation);
      if (!backend) continue;
      checkPath(openapi, backend, operation);
      operation.definition["x-google-backend"] = extensionOf(openapi, backend);
    }
  }

  /** The backend of the operation wins over that of its path, and that one over the document's own extension. */
  private backendOf(openapi: OpenApi, operation: Operation): Backend | undefined {
    const { path, method, definition } = operation;
    const own =
      this.byOperationOrPath.get(String(definition.operationId)) ?? this.byOperationOrPath.get(path);
    if (own) return own;
    if (definition["x-google-backend"] !== undefined || definition["x-google-model-router"] !== undefined) {
      return undefined;
    }
    if (this.fallback) return this.fallback;
    return method === "options" ? this.backendBeside(openapi, operation) : undefined;
  }

  /** A preflight gets the backend of another operation with the same path. */
  private backendBeside(openapi: OpenApi, { path }: Operation): Backend | undefined {
    return openapi.operations
      .filter((other) => other.path === path && other.method !== "options")
      .map((other) => this.byOperationOrPath.get(String(other.definition.operationId)))
      .find((backend) => backend !== undefined);
  }
}

/** Throws if Cloud Run answers the path itself that a backend is called with. */
function checkPath(openapi: OpenApi, { target, call, options }: Backend, operation: Operation): void {
  if (!target || call.pathTranslation === PathTranslation.CONSTANT_ADDRESS) return;
  const { basePath = "/" } = openapi.document;
  const base = typeof basePath === "string" && openapi.isV2 ? basePath.replace(/\/$/, "") : "";
  const path = `${options.path ?? ""}${base}${operation.path}`;
  const problem = reservedPathProblem("path", path, target);
  if (problem !== undefined) throw openapi.invalid(problem, operation);
}

/** The value of x-google-backend in an operation: the whole backend in version 2, the backend's name in version 3. */
function extensionOf({ document, isV2 }: OpenApi, backend: Backend): unknown {
  const { name, address, audience, call } = backend;
  const { pathTranslation = PathTranslation.APPEND_PATH_TO_ADDRESS, protocol = BackendProtocol.HTTP_1_1 } =
    call;
  const { deadlineSeconds: deadline = DEFAULT_DEADLINE } = call;
  if (isV2) {
    const authentication = audience === undefined ? { disable_auth: true } : { jwt_audience: audience };
    return { address, ...authentication, path_translation: pathTranslation, deadline, protocol };
  }
  const authentication = audience === undefined ? { disableAuth: true } : { jwtAudience: audience };
  madeIn(document, "x-google-api-management", "backends")[name] = {
    ...{ address, ...authentication, pathTranslation, deadline, protocol },
  };
  return name;
}
