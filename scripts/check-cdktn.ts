// Packs the package and synthesizes one app twice: with cdktf, and with its successor cdktn installed under the name cdktf.
// Fails if the outputs differ.
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { npm, run } from "./package-check/commands";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Manifest {
  readonly version: string;
  readonly devDependencies: { [name: string]: string };
}

const CDKTN = "0.24.0";
// cdktn accepts constructs from 10.6 on, but not 10.8 yet.
const CONSTRUCTS_OF_CDKTN = "10.7.2";

const CODE: { [path: string]: string } = {
  "code/index.js": "exports.handler = () => {};",
  "code/lib/prices.js": "module.exports = {};",
  "code/notes.txt": "not deployed",
  "code/.gcloudignore": "*.txt\n",
  "cdktf.json": JSON.stringify({ language: "typescript", app: "node app.js" }),
};

const APP = `
const { GoogleProvider } = require("@cdktf/provider-google/lib/provider");
const { App, TerraformOutput, TerraformStack, TerraformVariable } = require("cdktf");
const lib = require("cdktf-cloud-run-functions");

const app = new App({ context: { [lib.TODAY_CONTEXT]: "2026-11-21" } });
const newStack = (id) => {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  return stack;
};
const newFunction = (scope, id, props) =>
  new lib.CloudRunFunction(scope, id, {
    runtime: lib.Runtime.NODEJS_22,
    entryPoint: "handler",
    source: lib.FunctionSource.directory("code"),
    ingress: lib.IngressSettings.INTERNAL,
    ...props,
  });

const shop = newStack("shop");
new lib.ProjectServices(shop, "services", { additional: ["vision.googleapis.com"] });
const owner = new TerraformVariable(shop, "owner", { type: "string", default: "nobody" });
const password = lib.Secret.fromSecretId(shop, "password", "db-password");
const orders = newFunction(shop, "orders", {
  description: "costs \${amount} and %{more}",
  environment: { OWNER: owner.stringValue, TEMPLATE: "\${name}" },
  secretEnvironment: { PASSWORD: password.version("1") },
  secretVolumes: [{ secret: password, mountPath: "/etc/secrets", files: { "db-password": password.version("2") } }],
  labels: { team: "shop" },
});
orders.grantInvoke(lib.Principal.group("ops@example.com"));
orders.addEnvironment("LATER", orders.location);

const page = newFunction(shop, "page", { ingress: lib.IngressSettings.ALL });
page.grantInvoke(lib.Principal.allUsers("a page for everyone"));
const uploads = lib.Bucket.fromBucketName(shop, "uploads", "example-uploads");
const triggers = {
  pubsub: new lib.PubSubTrigger({ retryPolicy: lib.RetryPolicy.RETRY }),
  storage: new lib.StorageTrigger({ bucket: uploads }),
  firestore: new lib.FirestoreTrigger({
    event: lib.FirestoreEvent.WRITTEN,
    document: "users/{id}",
    databaseLocation: "asia-northeast1",
  }),
  audit: new lib.AuditLogTrigger({
    serviceName: "iam.googleapis.com",
    methodName: "google.iam.admin.v1.CreateServiceAccountKey",
    triggerRegion: "global",
  }),
  eventarc: new lib.EventarcTrigger({ eventType: "google.firebase.remoteconfig.remoteConfig.v1.updated" }),
};
for (const [kind, trigger] of Object.entries(triggers)) newFunction(shop, "on-" + kind, { trigger });

new lib.ServiceTrigger(shop, "uploads", { target: page, trigger: triggers.storage, path: "/uploads" });
new lib.SchedulerJob(shop, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target: orders, body: "{}" });
const queue = new lib.TaskQueue(shop, "mails", { target: orders, path: "/mails", retryConfig: { maxAttempts: 3 } });
queue.grantEnqueue(page);
const topic = new lib.Topic(shop, "payments");
new lib.PushSubscription(shop, "push", { topic, target: orders, deadLetterPolicy: {}, filter: 'attributes.kind = "order"' });

// A stack reads the function of another stack through outputs of that stack.
const reports = newStack("reports");
const report = newFunction(reports, "report", {});
orders.grantInvoke(lib.GoogleService.WORKFLOWS.callingAs(lib.Principal.serviceAccount("flow@example-project.iam.gserviceaccount.com")));
report.grantInvoke(lib.GoogleService.PUBSUB.callingAs(orders));
new TerraformOutput(reports, "orders-url", { value: orders.uri });
app.synth();
`;

const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const provider = { "@cdktf/provider-google": devDependencies["@cdktf/provider-google"] };
// npm and cdktf both use real paths.
const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-cdktn-")));
try {
  const [packed] = JSON.parse(npm(process.cwd(), "pack", "--json", "--pack-destination", folder)) as {
    filename: string;
  }[];
  const library = { "cdktf-cloud-run-functions": `file:${join(folder, packed.filename)}` };
  const cdktf = outputOf("cdktf", {
    dependencies: {
      ...{ ...library, ...provider },
      ...{ cdktf: devDependencies.cdktf, constructs: devDependencies.constructs },
    },
  });
  const cdktn = outputOf("cdktn", {
    dependencies: {
      ...{ ...library, ...provider },
      ...{ cdktf: `npm:cdktn@${CDKTN}`, constructs: CONSTRUCTS_OF_CDKTN },
    },
    // The provider's peer dependency is cdktf below 0.24.
    overrides: { "@cdktf/provider-google": { cdktf: "$cdktf" } },
  });
  const difference = firstDifference(cdktf, cdktn, []);
  if (difference) {
    console.error(`check:cdktn: ${difference}`);
    process.exitCode = 1;
  } else {
    const files = Object.keys(cdktf).length;
    console.log(
      `check:cdktn: cdktf ${devDependencies.cdktf} and cdktn ${CDKTN} synthesize the same ${files} files`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every file that the app synthesizes with these packages. JSON is parsed; other files are given by their digest. */
function outputOf(name: string, packages: object): { [path: string]: Json } {
  const app = join(folder, name);
  for (const [path, text] of Object.entries({ ...CODE, "app.js": APP })) {
    mkdirSync(join(app, path, ".."), { recursive: true });
    writeFileSync(join(app, path), text);
  }
  writeFileSync(join(app, "package.json"), JSON.stringify({ name, private: true, ...packages }));
  npm(app, "install", "--no-audit", "--no-fund", "--prefer-offline");
  const { version } = JSON.parse(
    readFileSync(join(app, "node_modules/cdktf/package.json"), "utf8"),
  ) as Manifest;
  run(process.execPath, ["app.js"], app);
  const out = join(app, "cdktf.out");
  const mask = (text: string) => (text === version ? "<version>" : text.replaceAll(app, "<app>"));
  const paths = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(out.length + 1).replaceAll(sep, "/"),
      path.endsWith(".json")
        ? masked(JSON.parse(readFileSync(path, "utf8")) as Json, mask)
        : createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
}

/** A copy of a document with `mask` applied to every text. */
function masked(value: Json, mask: (text: string) => string): Json {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((element) => masked(element, mask));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, mask)]));
}

/** The first difference of two documents; undefined if they are equal. */
function firstDifference(one: Json | undefined, other: Json | undefined, path: string[]): string | undefined {
  const [isOne, isOther] = [one, other].map((value) => typeof value === "object" && value !== null);
  if (isOne && isOther && Array.isArray(one) === Array.isArray(other)) {
    const [members, others] = [one, other] as { [key: string]: Json }[];
    return [...new Set([...Object.keys(members), ...Object.keys(others)])]
      .sort()
      .map((key) => firstDifference(members[key], others[key], [...path, key]))
      .find((difference) => difference !== undefined);
  }
  if (one === other) return undefined;
  return `${path.join(" → ")} is ${JSON.stringify(one)} with cdktf, and ${JSON.stringify(other)} with cdktn`;
}
