import { readFileSync } from "node:fs";
import { got, invalid } from "../core/errors";
import { fileAt } from "./given-file";
import { fieldsOf } from "./protobuf-fields";

const PROTOC = "protoc --include_imports --include_source_info --descriptor_set_out=api.pb";

// https://github.com/protocolbuffers/protobuf/blob/v29.0/src/google/protobuf/descriptor.proto
const SET = { file: 1 };
const FILE = { name: 1, package: 2, dependency: 3, service: 6 };
const SERVICE = { name: 1, method: 2 };
const METHOD = { name: 1 };

/** What a descriptor set says of a file. */
interface DescribedFile {
  readonly name: string;
  readonly imports: readonly string[];

  /** The full names of the methods, by the full name of their service. */
  readonly services: ReadonlyMap<string, readonly string[]>;
}

/** A compiled API, as `protoc --descriptor_set_out` writes it: its services and their methods. */
export class DescriptorSet {
  /** Reads a file. Throws where it is not there, is not a descriptor set, or lacks an import. */
  public static fromFile(path: string): DescriptorSet {
    const bytes = readFileSync(fileAt("descriptorSet", path));
    const files = filesIn(bytes);
    if (!files) {
      throw invalid(
        `'descriptorSet' must be what protoc compiles, got ${got(path)}, which is not; run ${PROTOC}`,
      );
    }
    checkImports(path, files);
    const services = new Map(files.flatMap((file) => [...file.services]));
    if (services.size === 0) {
      throw invalid(`'descriptorSet' must have a service, got ${got(path)}, which has none`);
    }
    return new DescriptorSet(bytes, services);
  }

  private constructor(
    /** The bytes of the file. */
    public readonly bytes: Buffer,
    /** The full names of the methods, by the full name of their service. */
    public readonly services: ReadonlyMap<string, readonly string[]>,
  ) {}
}

/** The files of a descriptor set; undefined for bytes that are none. */
function filesIn(bytes: Uint8Array): DescribedFile[] | undefined {
  try {
    const files = (fieldsOf(bytes).get(SET.file) ?? []).map(fileOf);
    return files.length > 0 && files.every(({ name }) => name !== "") ? files : undefined;
  } catch {
    // Bytes that are no message, and texts that are not UTF-8.
    return undefined;
  }
}

function fileOf(bytes: Uint8Array): DescribedFile {
  const fields = fieldsOf(bytes);
  const within = textIn(fields, FILE.package);
  const services = (fields.get(FILE.service) ?? []).map((service): [string, string[]] => {
    const own = fieldsOf(service);
    const name = [within, textIn(own, SERVICE.name)].filter((part) => part !== "").join(".");
    const methods = (own.get(SERVICE.method) ?? []).map((method) => textIn(fieldsOf(method), METHOD.name));
    return [name, methods.map((method) => `${name}.${method}`)];
  });
  const imports = (fields.get(FILE.dependency) ?? []).map(decoded);
  return { name: textIn(fields, FILE.name), imports, services: new Map(services) };
}

function textIn(fields: Map<number, Uint8Array[]>, field: number): string {
  const last = fields.get(field)?.at(-1);
  return last ? decoded(last) : "";
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** Google links what it gets: https://cloud.google.com/api-gateway/docs/reference/rest/v1/projects.locations.apis.configs#grpcservicedefinition */
function checkImports(path: string, files: DescribedFile[]): void {
  const names = new Set(files.map(({ name }) => name));
  for (const { name, imports } of files) {
    const missing = imports.find((one) => !names.has(one));
    if (missing !== undefined) {
      throw invalid(
        `'descriptorSet' must hold what its files import, got ${got(path)} without ${got(missing)}, which ${name} imports; run ${PROTOC}`,
      );
    }
  }
}
