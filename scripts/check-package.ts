// Packs the package, checks it with publint and arethetypeswrong, installs it in an empty app and synthesizes that app.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const APP = `
const { GoogleProvider } = require("@cdktf/provider-google/lib/provider");
const { App, TerraformStack } = require("cdktf");
const before = Object.keys(require.cache).length;
const { CloudRunFunction, FunctionSource, IngressSettings, Principal, Runtime } = require("cdktf-cloud-run-functions");
const loaded = Object.keys(require.cache).slice(before).filter((file) => file.includes("provider-google"));
if (loaded.length > 0) throw new Error("loads classes of resources before one is made: " + loaded.join(" "));

const app = new App();
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

const folder = mkdtempSync(join(tmpdir(), "check-package-"));
try {
  const [packed] = JSON.parse(npm(process.cwd(), "pack", "--json", "--pack-destination", folder)) as {
    filename: string;
  }[];
  const archive = join(folder, packed.filename);
  bin("publint", "src/cli.js", "run", archive, "--strict");
  // The module resolution of TypeScript before 4.7 does not read "exports", so it is not checked.
  bin("@arethetypeswrong/cli", "dist/index.js", archive, "--profile", "node16", "--no-color");
  synthesizeWith(archive);
  console.log(
    "check:package: the packed library installs into an empty app, synthesizes there and loads lazily",
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function synthesizeWith(archive: string): void {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty-app", private: true }));
  writeFileSync(join(folder, "app.js"), APP);
  npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", archive, ...peers());
  writeFileSync(join(folder, "module.mjs"), MODULE);
  run(process.execPath, ["module.mjs"], folder);
  run(process.execPath, ["app.js"], folder);
  const stack = readFileSync(join(folder, "cdktf.out", "stacks", "shop", "cdk.tf.json"), "utf8");
  if (!stack.includes("google_cloudfunctions2_function"))
    throw new Error("the empty app synthesized no function");
}

/** The peer dependencies, in the versions that this repository uses. */
function peers(): string[] {
  const { peerDependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    peerDependencies: { [name: string]: string };
    devDependencies: { [name: string]: string };
  };
  return Object.keys(peerDependencies).map((name) => `${name}@${devDependencies[name]}`);
}

function npm(cwd: string, ...args: string[]): string {
  // npm sets this to its own path in the scripts that it runs. So no shell is needed to find npm.
  const cli = process.env.npm_execpath;
  if (!cli) throw new Error("run this with 'npm run check:package'");
  return run(process.execPath, [cli, ...args], cwd);
}

function bin(name: string, file: string, ...args: string[]): void {
  process.stdout.write(run(process.execPath, [resolve("node_modules", name, file), ...args], process.cwd()));
}

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} failed\n${stdout}${stderr}`);
  return stdout;
}
