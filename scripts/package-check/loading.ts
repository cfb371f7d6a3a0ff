import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { runBeside } from "./commands";

const LAZY_APP = `
const { GoogleProvider } = require("@cdktf/provider-google/lib/provider");
const { App, TerraformStack } = require("cdktf");
const before = Object.keys(require.cache).length;
const { CloudRunFunction, FunctionSource, IngressSettings, Principal, Runtime } = require("cdktf-cloud-run-functions");
const loaded = Object.keys(require.cache).slice(before).filter((file) => file.includes("provider-google"));
if (loaded.length > 0) throw new Error("loads classes of resources before one is made: " + loaded.join(" "));

const app = new App({ outdir: "lazy.out" });
const stack = new TerraformStack(app, "shop");
new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
const hello = new CloudRunFunction(stack, "hello", {
  runtime: Runtime.NODEJS_22,
  entryPoint: "hello",
  source: FunctionSource.inline({ "index.js": "exports.hello = (request, response) => response.send('hello');" }),
  ingress: IngressSettings.INTERNAL,
});
hello.grantInvoke(Principal.group("ops@example.com"));
app.synth();
`;

const MODULE = `
import { CloudRunFunction } from "cdktf-cloud-run-functions";
import { ApiGateway } from "cdktf-cloud-run-functions/api-gateway";
import { snapshotOf } from "cdktf-cloud-run-functions/testing";
console.log(CloudRunFunction.name, ApiGateway.name, snapshotOf.name);
`;

/** Loads the package as CommonJS, where nothing is loaded before it is used, and as an ECMAScript module; and runs both. */
export async function loadInEveryWay(folder: string): Promise<void> {
  writeFileSync(join(folder, "lazy.js"), LAZY_APP);
  await runBeside(["lazy.js"], folder);
  writeFileSync(join(folder, "module.mjs"), MODULE);
  await runBeside(["module.mjs"], folder);
}

/** Bundles the app of main.ts into one file with esbuild, and runs that. */
export async function runBundled(folder: string): Promise<void> {
  const bundler = `require("esbuild").buildSync({
    entryPoints: ["main.ts"], outfile: "bundle/main.js", bundle: true, platform: "node", logLevel: "error" })`;
  await runBeside(["-e", bundler], folder);
  await runBeside([join("bundle", "main.js")], folder);
}

/** Throws where a file of the package names a source that is not in the package: an editor would open nothing. */
export function checkMaps(folder: string): void {
  const dist = join(folder, "node_modules", "cdktf-cloud-run-functions", "dist");
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).map((name) => join(dist, name));
  const code = files.filter((file) => /\.(js|d\.ts)$/.test(file));
  const sourcesOf = (file: string) =>
    (JSON.parse(readFileSync(`${file}.map`, "utf8")) as { sources: string[] }).sources.map((source) =>
      resolve(dirname(file), source),
    );
  // A file of types alone has code without a line.
  const astray = code.filter(
    (file) => !existsSync(`${file}.map`) || !sourcesOf(file).every((source) => existsSync(source)),
  );
  if (!code.some((file) => sourcesOf(file).length > 0) || astray.length > 0)
    throw new Error(`without sources: ${astray.join(" ")}`);
}
