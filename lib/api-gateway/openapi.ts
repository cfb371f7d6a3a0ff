import { got, invalid } from "../core/errors";
import { copyOf, type JsonObject, madeIn } from "./json";
import { OpenApiVersion } from "./openapi-version";
import { nameOf, type Operation, operationsOf } from "./operations";

/** The operations of a document, and an index by path and operation id. */
interface Found {
  readonly operations: Operation[];
  readonly byName: Map<string, Operation[]>;
}

/** The JSON of an OpenAPI document, its version, and its file. */
export class OpenApi {
  public readonly version: OpenApiVersion;
  private found?: Found;

  /** Throws for a version that API Gateway does not support. */
  constructor(
    public readonly document: JsonObject,
    /** The path of its file, for errors; undefined without a file. */
    private readonly file?: string,
  ) {
    this.version = this.versionOf(document);
  }

  /** Whether it has version 2.0. Versions 3.0 and 3.1 differ little from each other. */
  public get isV2(): boolean {
    return this.version === OpenApiVersion.V2_0;
  }

  /** All operations, in the order of the document. */
  public get operations(): Operation[] {
    return this.index().operations;
  }

  /** The operations with this operation id or path. Throws if the document has none. */
  public select(at: string): Operation[] {
    const selected = this.index().byName.get(at);
    if (selected) return selected;
    throw this.invalid(`'at' must be an operation id or a path of the document, got ${got(at)}`);
  }

  /** Adds operations to the document. */
  public add(operations: Operation[]): void {
    for (const { method, path, definition } of operations) {
      madeIn(this.document, "paths", path)[method] = definition;
    }
    this.found = undefined;
  }

  /** A deep copy, which can change without a change of this one. */
  public copy(): OpenApi {
    return new OpenApi(copyOf(this.document), this.file);
  }

  /** An error about the document. It ends with the operation or place, and the file. */
  public invalid(message: string, at?: Operation | string): Error {
    return invalid(this.locate(message, at));
  }

  /** A message about the document. It ends with the operation or place, and the file. */
  public locate(message: string, at?: Operation | string): string {
    const place = at === undefined || typeof at === "string" ? at : nameOf(at);
    const parts = [place, this.file].filter((part) => part !== undefined);
    // invalid() keeps the message on one line, even if a key of the document has line breaks.
    return invalid(parts.length === 0 ? message : `${message} [at ${parts.join(" in ")}]`).message;
  }

  /** Kept, because a document may have many operations, and each is selected several times. */
  private index(): Found {
    if (this.found) return this.found;
    const operations = operationsOf(this.document);
    const byName = new Map<string, Operation[]>();
    for (const operation of operations) {
      for (const name of [operation.path, operation.definition.operationId]) {
        if (typeof name === "string") byName.set(name, [...(byName.get(name) ?? []), operation]);
      }
    }
    return (this.found = { operations, byName });
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
