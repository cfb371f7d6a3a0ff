import { got, invalid } from "../core/errors";
import { copyOf, type JsonObject } from "./json";
import { OpenApiVersion } from "./openapi-version";
import { nameOf, type Operation, operationsOf } from "./operations";

/** The JSON of an OpenAPI document, its version, and where it comes from. */
export class OpenApi {
  public readonly version: OpenApiVersion;

  /** Throws for a version that API Gateway does not take. */
  constructor(
    public readonly document: JsonObject,
    /** The path of its file, as errors name it; undefined without one. */
    private readonly file?: string,
  ) {
    this.version = this.versionOf(document);
  }

  /** Whether it is of version 2.0; the others differ from it, but hardly from each other. */
  public get isV2(): boolean {
    return this.version === OpenApiVersion.V2_0;
  }

  /** In the order of the document. */
  public get operations(): Operation[] {
    return operationsOf(this.document);
  }

  /** The operations that an operation id or a path stands for. Throws where the document has neither. */
  public select(at: string): Operation[] {
    const found = this.operations.filter(
      ({ path, definition }) => path === at || definition.operationId === at,
    );
    if (found.length > 0) return found;
    throw this.invalid(`'at' must be an operation id or a path of the document, got ${got(at)}`);
  }

  /** A copy to write into. */
  public copy(): OpenApi {
    return new OpenApi(copyOf(this.document), this.file);
  }

  /** An error about the document, ending with the operation or place, and the file. */
  public invalid(message: string, at?: Operation | string): Error {
    return invalid(this.locate(message, at));
  }

  /** A message with the operation or place, and the file, at its end. */
  public locate(message: string, at?: Operation | string): string {
    const place = at === undefined || typeof at === "string" ? at : nameOf(at);
    const parts = [place, this.file].filter((part) => part !== undefined);
    return parts.length === 0 ? message : `${message} [at ${parts.join(" in ")}]`;
  }

  private versionOf({ swagger, openapi }: JsonObject): OpenApiVersion {
    if (swagger === "2.0") return OpenApiVersion.V2_0;
    if (typeof openapi === "string" && /^3\.0\.\d+(-.+)?$/.test(openapi)) return OpenApiVersion.V3_0;
    if (typeof openapi === "string" && /^3\.1\.\d+(-.+)?$/.test(openapi)) return OpenApiVersion.V3_1;
    if (swagger !== undefined)
      throw this.invalid(`'swagger' must be '2.0', as a string, got ${got(swagger)}`);
    throw this.invalid(
      `'openapi' must be a version 3.0.x or 3.1.x, like '3.0.3', or 'swagger' must be '2.0', got ${got(openapi)}`,
    );
  }
}
