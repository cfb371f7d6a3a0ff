import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as entryPoint from "../../lib/api-gateway";

const ROOT = join(__dirname, "..", "..");

// Compiles TypeScript as `npm run build` does, with modules that are loaded where they are first used.
const AS_BUILT = `
  const { readFileSync } = require("node:fs");
  const { transformSync } = require(${JSON.stringify(require.resolve("@swc/core"))});
  const { lazyOptions } = require(${JSON.stringify(join(ROOT, "scripts/swc-options.js"))});
  require.extensions[".ts"] = (module, filename) => {
    const source = readFileSync(filename, "utf8");
    module._compile(transformSync(source, { ...lazyOptions(source), filename, swcrc: false }).code, filename);
  };
`;

/** The modules outside of this package that a name of an entry point loads, as `package/path`. */
function loadedBy(entry: string, name: string): string[] {
  const script = `
    ${AS_BUILT}
    require(${JSON.stringify(join(ROOT, "lib", entry))})[${JSON.stringify(name)}];
    const files = Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/"));
    console.log(JSON.stringify(files.flatMap((file) => file.split("/node_modules/").slice(1).pop() ?? [])));
  `;
  return JSON.parse(execFileSync(process.execPath, ["--eval", script], { encoding: "utf8" })) as string[];
}

test("the entry point exports these values and no others", () => {
  expect(Object.keys(entryPoint).sort()).toEqual([
    "ApiGateway",
    "ApiGatewayApi",
    "ApiGatewayApiConfig",
    "ApiKeyLocation",
    "BackendAuthentication",
    "BackendProtocol",
    "GrpcApi",
    "OpenApiDocument",
    "OpenApiVersion",
    "PathTranslation",
    "SecurityScheme",
  ]);
});

test.each([
  ["api-gateway/index.ts", "ApiGateway", "constructs/lib/index.js"],
  ["index.ts", "ApiGateway", "constructs/lib/index.js"],
  ["api-gateway/beta-resource.ts", "BetaResource", "cdktf/lib/index.js"],
])("%s loads nothing of google-beta", (entry, name, needed) => {
  const modules = loadedBy(entry, name);
  expect(modules).toContain(needed);
  expect(modules.filter((file) => file.includes("provider-google-beta"))).toEqual([]);
});

test("a function loads no parser, also from the entry point that has the API gateway", () => {
  const modules = loadedBy("index.ts", "CloudRunFunction");
  expect(modules).toContain("constructs/lib/index.js");
  expect(modules.filter((file) => /^(ajv|yaml|@apidevtools)/.test(file))).toEqual([]);
});
