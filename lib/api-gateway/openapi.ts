import { got, invalid } from "../core/errors";
import { copyOf, type JsonObject, madeIn } from "./json";
import { OpenApiVersion } from "./openapi-version";
import { nameOf, type Operation, operationsOf } from "./operations";

/** The operations of a document, and those that a path or an operation id stands for. */
interface Found {
  readonly operations: Operation[];
  readonly byName: Map<string, Operation[]>;
}

/** The JSON of an OpenAPI document, its version, and where it comes from. */
export class OpenApi {
  public readonly version: OpenApiVersion;
  private found?: Found;

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
    return this.index().operations;
  }

  /** The operations that an operation id or a path stands for. Throws where the document has neither. */
  public select(at: string): Operation[] {
    const selected = this.index().byName.get(at);
    if (selected) return selected;
    throw this.invalid(`'at' must be an operation id or a path of the document, got ${got(at)}`);
  }

  /** Adds methods to paths of the document that do not have them. */
  public add(operations: Operation[]): void {
    for (const { method, path, definition } of operations) {
      madeIn(this.document, "paths", path)[method] = definition;
    }
    this.found = undefined;
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
    // Errors stand on one line, whatever the document's keys hold.
    return invalid(parts.length === 0 ? message : `${message} [at ${parts.join(" in ")}]`).message;
  }

  /** Found once, because documents have many operations, and many things are said of each. */
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
