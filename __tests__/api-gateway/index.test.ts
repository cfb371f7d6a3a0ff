import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as entryPoint from "../../lib/api-gateway";

const LIB = join(__dirname, "..", "..", "lib");

/** The modules outside of this package that importing an entry point loads, as `package: path`. */
function loadedBy(entry: string): string[] {
  const script = `
    require(${JSON.stringify(join(LIB, entry))});
    const files = Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/"));
    console.log(JSON.stringify(files.flatMap((file) => file.split("/node_modules/").slice(1).pop() ?? [])));
  `;
  const options = ["--require", "tsx/cjs", "--eval", script];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: "utf8" })) as string[];
}

test("the entry point exports these values and no others", () => {
  expect(Object.keys(entryPoint).sort()).toEqual([
    "ApiGateway",
    "ApiKeyLocation",
    "BackendAuthentication",
    "BackendProtocol",
    "OpenApiDocument",
    "OpenApiVersion",
    "PathTranslation",
    "SecurityScheme",
  ]);
});

test("the entry point loads only the classes of google-beta that it uses", () => {
  const modules = loadedBy("api-gateway/index.ts").filter((file) => file.includes("provider-google-beta"));
  expect(modules.sort()).toEqual(
    [
      "google-api-gateway-api",
      "google-api-gateway-api-config",
      "google-api-gateway-api-iam-member",
      "google-api-gateway-gateway",
      "google-api-gateway-gateway-iam-member",
    ]
      .map((module) => `@cdktf/provider-google-beta/lib/${module}/index.js`)
      .sort(),
  );
});

test.each(["index.ts", "testing/index.ts"])("%s loads nothing of google-beta, and no parser", (entry) => {
  const modules = loadedBy(entry);
  expect(modules).toContain("cdktf/lib/index.js");
  expect(modules.filter((file) => /provider-google-beta|^(ajv|yaml|@apidevtools)/.test(file))).toEqual([]);
});
