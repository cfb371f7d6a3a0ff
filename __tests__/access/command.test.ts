import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAccess } from "../../lib/access/command/command";
import { provider } from "../document/documents";

const folder = mkdtempSync(join(tmpdir(), "access-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command, and returns its exit code and output. */
function run(...args: string[]): { code: number; out: string; err: string } {
  const written = { out: "", err: "" };
  const code = runAccess(args, {
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    hasColours: false,
  });
  return { code, ...written };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** A stack with one service and its callers. */
function stack(members: string[], ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY"): object {
  const name = "hello";
  const location = "us-central1";
  const grants = members.map((member, index) => [
    `grant_${index}`,
    { name, location, role: "roles/run.invoker", member, "//": { reason: "A demo" } },
  ]);
  return {
    provider,
    resource: {
      google_cloud_run_v2_service: {
        hello: { name, location, ingress, "//": { metadata: { path: "shop/hello/Resource" } } },
      },
      google_cloud_run_v2_service_iam_member: Object.fromEntries(grants) as object,
    },
  };
}

/** A folder as cdktf writes it. */
function output(name: string, ...stackOf: Parameters<typeof stack>): string {
  const path = join(folder, name);
  mkdirSync(join(path, "stacks", "shop"), { recursive: true });
  const entry = { name: "shop", constructPath: "shop", synthesizedStackPath: "stacks/shop/cdk.tf.json" };
  writeFileSync(join(path, "manifest.json"), JSON.stringify({ stacks: { shop: entry } }));
  writeFileSync(join(path, "stacks", "shop", "cdk.tf.json"), JSON.stringify(stack(...stackOf)));
  return path;
}

const OPS = "group:ops@example.com";
const before = output("before", [OPS]);
const wider = output("wider", [OPS, "allUsers"]);
const unsure = output("unsure", [OPS, "${var.who}"]);

test("--help shows the help, and no arguments do the same", () => {
  expect(run("--help")).toEqual({ code: 0, out: expect.stringContaining("Exit codes") as string, err: "" });
  expect(run()).toEqual(run("report", "-h"));
});

test("report shows who can call what", () => {
  expect(run("report", wider)).toEqual({
    code: 0,
    out: `shop/hello (a Cloud Run service, ingress INTERNAL)
  everyone on the internet (allUsers) may call, because: A demo
  group:ops@example.com may call
  runs as the default service account of the project
`,
    err: "",
  });
});

test("check accepts the file that lock wrote, and shows what is stale", () => {
  const lock = join(folder, "access.lock");
  expect(run("check", before, "--lock", lock)).toEqual({
    code: 3,
    out: "",
    err: `'--lock' must be a file that exists, got '${lock}'; run 'access lock' and commit it\n`,
  });
  expect(run("lock", before, "--lock", lock)).toEqual({ code: 0, out: `4 facts are in ${lock}\n`, err: "" });
  expect(readFileSync(lock, "utf8"))
    .toBe(`# Who can call what, one fact a line. Written by 'cdktf-cloud-run-functions access lock': review it, and don't edit it.
# The number is the version of this format.
version 1

shop/hello  is  a Cloud Run service  name: hello
shop/hello  ingress  INTERNAL
shop/hello  runs as  the default service account of the project
shop/hello  caller  group:ops@example.com  role: roles/run.invoker
`);
  expect(run("check", before, "--lock", lock)).toEqual({
    code: 0,
    out: `${lock} is up to date: 4 facts\n`,
    err: "",
  });
  const stale = `${lock} is stale; if the change is meant, run 'access lock' and commit the file\n`;
  expect(run("check", wider, "--lock", lock)).toEqual({
    code: 1,
    out: "gained  shop/hello  everyone on the internet (allUsers) may call, because: A demo\n\n1 gained.\n",
    err: stale,
  });
  expect(run("check", output("less", []), "--lock", lock).code).toBe(1);
  expect(run("diff", wider, "--lock", lock).code).toBe(1);
});

describe("the exit code of diff", () => {
  test.each([
    ["nothing changed", [before, "--base", before], 0],
    ["somebody gains access", [wider, "--base", before], 1],
    ["somebody loses access", [before, "--base", wider], 0],
    ["somebody loses access, with --fail-on lost", [before, "--base", wider, "--fail-on", "lost"], 1],
    [
      "somebody gains access, and --fail-on does not name gained",
      [wider, "--base", before, "--fail-on", "widened, lost"],
      0,
    ],
    ["it is unknown whether somebody gains access", [unsure, "--base", before], 2],
    ["it is unknown whether somebody gains access, with --strict", [unsure, "--base", before, "--strict"], 1],
  ])("%s", (_, args, code) => {
    expect(run("diff", ...args).code).toBe(code);
  });
});

test.each([
  [["reprot"], "'access' must be followed by report, diff, lock or check, got 'reprot'; see --help"],
  [["report", "a", "b"], "'input' must be one, got also 'b'"],
  [["report", "--format", "pdf"], "'--format' must be text, markdown, json, mermaid or html, got 'pdf'"],
  [
    ["diff", "--fail-on", "gaind"],
    "'--fail-on' must hold gained, widened, unknown, lost, narrowed, renamed, changed, reason, got 'gaind'",
  ],
  [
    ["report", "/no/such"],
    "'input' must be a folder or a file that exists, got '/no/such'; run 'cdktf synth' first, or name another",
  ],
  [
    ["report", folder],
    `'folder' must be one that cdktf has synthesized into, got '${folder}' without a '${join(folder, "manifest.json")}'; run 'cdktf synth'`,
  ],
  [
    ["report", file("binary", "\u0000PK")],
    `'input' must be JSON or a lock file, got '${join(folder, "binary")}'; for a plan, use what 'terraform show -json' prints`,
  ],
  [
    ["report", file("bad.lock", "version 1\nnonsense")],
    `'lock' must hold facts as 'access lock' writes them, got "nonsense" [at ${join(folder, "bad.lock")}]`,
  ],
  [
    ["diff", before, "--base=-x"],
    "'--base' must be a folder, a file, or a git revision that has 'access.lock', got '-x'; in CI, fetch it first",
  ],
  [
    ["diff", before, "--lock", "/no/lock"],
    "'--base' must say what to compare with, got none, and no lock file '/no/lock'; run 'access lock' first",
  ],
])("a wrong call ends with a message and exit code 3: %j", (args, message) => {
  expect(run(...args)).toEqual({ code: 3, out: "", err: `${message}\n` });
});

test("reads a file that PowerShell wrote, in UTF-16", () => {
  const lock = join(folder, "utf-8.lock");
  run("lock", wider, "--lock", lock);
  const again = join(folder, "utf-16.lock");
  writeFileSync(again, `\ufeff${readFileSync(lock, "utf8")}`, "utf16le");
  expect(run("diff", wider, "--base", again)).toEqual(run("diff", wider, "--base", lock));
  expect(run("diff", before, "--base", again).out).toContain("1 lost.");
});

test("refuses a folder with the manifest of another program, which would look like an app without callers", () => {
  const other = join(folder, "other");
  mkdirSync(other);
  writeFileSync(join(other, "manifest.json"), "{}");
  expect(run("report", other)).toEqual({
    code: 3,
    out: "",
    err: `'folder' must be one that cdktf has synthesized into, got '${other}' without a readable '${join(other, "manifest.json")}'; run 'cdktf synth'\n`,
  });
});

test("refuses an unknown option with the message of Node.js", () => {
  const { code, err } = run("report", before, "--formt", "json");
  expect(code).toBe(3);
  expect(err).toMatch(
    /^'access' must be called as --help says, got an error: Unknown option '--formt'[^\n]*\n$/,
  );
});

test("refuses a plan that ended with an error, because it is incomplete", () => {
  const plan = file("errored.json", {
    format_version: "1.2",
    errored: true,
    planned_values: {},
    resource_changes: [],
  });
  expect(run("report", plan)).toEqual({
    code: 2,
    out: "",
    err: `'input' must be a plan that was made to its end, got '${plan}', which ended with an error: what it does not hold cannot be told\n`,
  });
});

test("--output writes the report to a file", () => {
  const path = join(folder, "report.json");
  expect(run("diff", wider, "--base", before, "--format", "json", "--output", path)).toEqual({
    code: 1,
    out: "",
    err: "",
  });
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ version: 1, counts: { gained: 1 } });
});
