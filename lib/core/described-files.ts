import { fieldsOf } from "./protobuf-fields";

// https://github.com/protocolbuffers/protobuf/blob/v29.0/src/google/protobuf/descriptor.proto
const SET = { file: 1 };
const FILE = { name: 1, package: 2, dependency: 3, service: 6 };
const SERVICE = { name: 1, method: 2 };
const METHOD = { name: 1 };

/** What a descriptor set says of a file. */
export interface DescribedFile {
  readonly name: string;
  readonly imports: readonly string[];

  /** The full names of the methods, by the full name of their service. */
  readonly services: ReadonlyMap<string, readonly string[]>;
}

/** The files of a descriptor set, which protoc writes; undefined for bytes that are none. */
export function describedFiles(bytes: Uint8Array): DescribedFile[] | undefined {
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
