import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadFileDescriptorSetFromBuffer, loadSync, type PackageDefinition } from "@grpc/proto-loader";
import { DescriptorSet } from "../../lib/api-gateway/descriptor-set";
import { DESCRIPTOR_SET } from "./grpc-apis";

const folder = mkdtempSync(join(tmpdir(), "descriptors-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PROTOC = "run protoc --include_imports --include_source_info --descriptor_set_out=api.pb";

/** A field with bytes or a text, as protobuf writes it. */
function field(number: number, value: Buffer | string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
}

/** A file of a descriptor set. */
function protoFile(
  name: string,
  within: string,
  services: { [name: string]: string[] },
  ...imports: string[]
): Buffer {
  const described = Object.entries(services).map(([service, methods]) =>
    field(6, Buffer.concat([field(1, service), ...methods.map((method) => field(2, field(1, method)))])),
  );
  const parts = [field(1, name), within === "" ? Buffer.alloc(0) : field(2, within)];
  return field(1, Buffer.concat([...parts, ...imports.map((one) => field(3, one)), ...described]));
}

function written(...parts: (Buffer | string)[]): string {
  const path = join(folder, "api.pb");
  writeFileSync(path, Buffer.concat(parts.map((part) => Buffer.from(part))));
  return path;
}

/** The services and methods that another reader of protobuf finds. */
function servicesOf(definitions: PackageDefinition): [string, string[]][] {
  return Object.entries(definitions)
    .filter(([, definition]) => !("format" in definition))
    .map(([name, service]): [string, string[]] => [
      name,
      Object.keys(service).map((method) => `${name}.${method}`),
    ])
    .sort();
}

test("has what another library reads in the file that protoc wrote, and in the source", () => {
  const services = [...DescriptorSet.fromFile(DESCRIPTOR_SET).services].sort();
  expect(services).toEqual([
    ["example.shop.v1.Orders", ["example.shop.v1.Orders.GetOrder", "example.shop.v1.Orders.CreateOrder"]],
    ["example.shop.v1.Status", ["example.shop.v1.Status.GetStatus"]],
  ]);
  expect(servicesOf(loadFileDescriptorSetFromBuffer(readFileSync(DESCRIPTOR_SET)))).toEqual(services);
  expect(servicesOf(loadSync("examples/grpc/orders.proto"))).toEqual(services);
});

test("has the services of all files, with and without a package", () => {
  const path = written(
    protoFile("a.proto", "a.b", { One: ["Do", "Undo"] }, "c.proto"),
    protoFile("c.proto", "", { Two: ["Do"], Empty: [] }),
  );
  expect([...DescriptorSet.fromFile(path).services]).toEqual([
    ["a.b.One", ["a.b.One.Do", "a.b.One.Undo"]],
    ["Two", ["Two.Do"]],
    ["Empty", []],
  ]);
});

test.each<[string, (Buffer | string)[]]>([
  ["an empty file", []],
  ["a .proto file", ['syntax = "proto3";\n']],
  ["JSON", ["{}"]],
  ["a file that was cut", [protoFile("a.proto", "a", { One: ["Do"] }).subarray(0, 20)]],
  ["a file without a name", [field(1, field(2, "a"))]],
  ["a name that is no text", [field(1, field(1, Buffer.from([0xff])))]],
])("refuses %s", (_, parts) => {
  const path = written(...parts);
  expect(() => DescriptorSet.fromFile(path)).toThrow(
    new Error(`'descriptorSet' must be what protoc compiles, got '${path}', which is not; ${PROTOC}`),
  );
});

test("refuses a set without an import", () => {
  const path = written(protoFile("a.proto", "a", { One: ["Do"] }, "google/api/annotations.proto"));
  expect(() => DescriptorSet.fromFile(path)).toThrow(
    new Error(
      `'descriptorSet' must hold what its files import, got '${path}' without 'google/api/annotations.proto', which a.proto imports; ${PROTOC}`,
    ),
  );
});

test("refuses a set without a service", () => {
  const path = written(protoFile("a.proto", "a", {}));
  expect(() => DescriptorSet.fromFile(path)).toThrow(
    new Error(`'descriptorSet' must have a service, got '${path}', which has none`),
  );
});

test("refuses a path where there is no file, and a token", () => {
  expect(() => DescriptorSet.fromFile("/nowhere/api.pb")).toThrow(
    new Error(
      "'descriptorSet' must be a file, got '/nowhere/api.pb', which is not one; it was looked for at '/nowhere/api.pb'",
    ),
  );
  expect(() => DescriptorSet.fromFile("${var.path}")).toThrow(
    new Error("'descriptorSet' must be a path known at synthesis, got a token"),
  );
});
