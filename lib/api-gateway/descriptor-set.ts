import { readFileSync } from "node:fs";
import { type DescribedFile, describedFiles } from "../core/described-files";
import { got, invalid } from "../core/errors";
import { fileAt } from "./given-file";

const PROTOC = "protoc --include_imports --include_source_info --descriptor_set_out=api.pb";

/** A compiled API, as `protoc --descriptor_set_out` writes it: its services and their methods. */
export class DescriptorSet {
  /** Reads a file. Throws where it is not there, is not a descriptor set, or lacks an import. */
  public static fromFile(path: string): DescriptorSet {
    const bytes = readFileSync(fileAt("descriptorSet", path));
    const files = describedFiles(bytes);
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
