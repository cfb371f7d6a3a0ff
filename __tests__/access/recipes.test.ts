import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { provider } from "../document/documents";
import { describeWith } from "../support/describe-with";
import { blocksOf } from "../support/readme";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
}

const PAGE = join("docs", "guides", "access.md");
const recipes = blocksOf(PAGE, "yaml").map(({ code }) => parse(code.slice(0, code.indexOf("```"))) as object);
const [gitHub, gitLab, cloudBuild] = recipes as [
  { readonly jobs: { readonly access: { readonly steps: readonly Step[] } } },
  {
    readonly access: { readonly script: readonly string[]; readonly artifacts: { readonly paths: string[] } };
  },
  {
    readonly steps: readonly {
      readonly name: string;
      readonly entrypoint: string;
      readonly args: string[];
    }[];
  },
];

const ROOT = join(__dirname, "..", "..");

// What gh gives to jq, which finds the comment of the recipe. The stand-in does what it says.
const FILTER = '.[] | select(.user.type == "Bot" and (.body | startswith("### Who can call what"))) | .id';

// In place of the tools of a runner: npm has installed, cdktf writes what the folder app/ holds, and gh keeps comments in a file.
const NPX = `#!/usr/bin/env node
const { cpSync } = require("node:fs");
const [tool, ...args] = process.argv.slice(2);
if (tool === "cdktf") cpSync("app", "cdktf.out", { recursive: true });
else {
  require(${JSON.stringify(join(ROOT, "node_modules", "tsx", "dist", "cjs", "index.cjs"))});
  const { runAccess } = require(${JSON.stringify(join(ROOT, "lib", "access", "command", "command.ts"))});
  const write = (text) => process.stdout.write(text);
  process.exitCode = runAccess(args.slice(1), { out: write, err: write, hasColours: false });
}
`;
const GH = `#!/usr/bin/env node
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const file = process.env.COMMENTS;
const comments = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [{ id: 1, type: "User", body: "### Who can call what?" }];
const body = args.includes("-F") ? readFileSync(args[args.indexOf("-F") + 1].replace("body=@", ""), "utf8") : "";
const call = args.filter((arg, index) => args[index - 1] !== "--jq" && args[index - 1] !== "-F" && arg !== "-F").join(" ");
if (call === "api repos/example/shop/issues/7/comments --paginate --jq") {
  const filter = args[args.indexOf("--jq") + 1];
  if (filter !== ${JSON.stringify(FILTER)}) throw new Error("gh does not know the filter " + filter);
  const ours = comments.filter(({ type, body }) => type === "Bot" && body.startsWith("### Who can call what"));
  ours.forEach(({ id }) => console.log(id));
} else if (call === "api repos/example/shop/issues/7/comments") comments.push({ id: comments.length + 1, type: "Bot", body });
else if (/^api --method PATCH repos\\/example\\/shop\\/issues\\/comments\\/\\d+$/.test(call)) {
  comments.find(({ id }) => id === Number(call.split("/").at(-1))).body = body;
} else throw new Error("gh does not know " + call);
writeFileSync(file, JSON.stringify(comments));
`;

const hasTools = ["bash", "git"].every((tool) => spawnSync(tool, ["--version"]).status === 0);

describeWith("bash and git", hasTools && process.platform !== "win32", "the recipes of the guide", () => {
  const folder = mkdtempSync(join(tmpdir(), "recipes-"));
  const repository = join(folder, "shop");
  const path = (name: string): string => join(folder, name);
  const environment = {
    ...{ ...process.env, PATH: `${path("tools")}${delimiter}${process.env.PATH ?? ""}` },
    ...{
      COMMENTS: path("comments.json"),
      GITHUB_OUTPUT: path("output"),
      GITHUB_STEP_SUMMARY: path("summary.md"),
    },
    ...{ GITHUB_BASE_REF: "main", GITHUB_REPOSITORY: "example/shop" },
    ...{ GIT_CONFIG_GLOBAL: path("none"), GIT_CONFIG_NOSYSTEM: "1" },
  };

  beforeAll(() => {
    mkdirSync(path("tools"));
    tool("npm", "#!/usr/bin/env node\n");
    tool("npx", NPX);
    tool("gh", GH);
    synthesized(["group:ops@example.com"]);
    git("init", "--quiet");
    run("npx cdktf synth && npx cdktf-cloud-run-functions access lock");
    commit("first");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
  });
  beforeEach(() => {
    ["comments.json", "output", "summary.md"].forEach((file) => {
      rmSync(path(file), { force: true });
    });
    git("reset", "--quiet", "--hard", "origin/main");
    git("clean", "--quiet", "--force", "-d");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function tool(name: string, code: string): void {
    writeFileSync(join(path("tools"), name), code);
    chmodSync(join(path("tools"), name), 0o755);
  }

  function git(...args: string[]): string {
    const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], {
      ...{ cwd: repository, env: environment, encoding: "utf8" as const },
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  function commit(message: string): void {
    git("add", "app", "access.lock");
    git("commit", "--allow-empty", "--quiet", "--message", message);
  }

  /** Writes what the app synthesizes into app/. */
  function synthesized(members: readonly string[]): void {
    const place = { name: "hello", location: "us-central1" };
    const grants = members.map((member, index) => [
      `grant_${String(index)}`,
      { ...place, role: "roles/run.invoker", member, "//": { reason: "A demo" } },
    ]);
    const resource = {
      google_cloud_run_v2_service: {
        hello: { ...place, "//": { metadata: { path: "shop/hello/Resource" } } },
      },
      google_cloud_run_v2_service_iam_member: Object.fromEntries(grants) as object,
    };
    const stack = join(repository, "app", "stacks", "shop");
    mkdirSync(stack, { recursive: true });
    const entry = { name: "shop", constructPath: "shop", synthesizedStackPath: "stacks/shop/cdk.tf.json" };
    writeFileSync(join(repository, "app", "manifest.json"), JSON.stringify({ stacks: { shop: entry } }));
    writeFileSync(join(stack, "cdk.tf.json"), JSON.stringify({ provider, resource }));
  }

  /** A commit whose app lets these callers in, with its lock file or with the one of before. */
  function pullRequest(members: readonly string[], { isLocked = true } = {}): void {
    synthesized(members);
    cpSync(join(repository, "app"), join(repository, "cdktf.out"), { recursive: true });
    if (isLocked) run("npx cdktf-cloud-run-functions access lock");
    commit("change");
  }

  function run(script: string, env: { readonly [name: string]: string } = {}): number | null {
    const result = spawnSync("bash", ["-e", "-c", script], {
      ...{ cwd: repository, env: { ...environment, ...env }, encoding: "utf8" as const },
    });
    appendFileSync(path("log"), result.stdout + result.stderr);
    return result.status;
  }

  /** Runs the steps as a runner of GitHub does, up to the first that fails. */
  function onGitHub({ isFork = false } = {}): number | null {
    for (const step of gitHub.jobs.access.steps) {
      if (step.run === undefined) continue;
      if (step.if !== undefined) {
        expect(step.if).toBe("github.event.pull_request.head.repo.full_name == github.repository");
        if (isFork) continue;
      }
      const status = run(filled(step.run), { ...step.env, NUMBER: "7" });
      if (status !== 0) return status;
    }
    return 0;
  }

  function filled(script: string): string {
    return script.replace("${{ steps.diff.outputs.code }}", () =>
      readFileSync(path("output"), "utf8").replace(/^code=(\d)\n$/, "$1"),
    );
  }

  const comments = (): string[] =>
    (JSON.parse(readFileSync(path("comments.json"), "utf8")) as { body: string }[]).map(
      ({ body }) => body.split("\n")[0],
    );

  test("GitHub: one comment tells who gains access, the next push updates it, and the job fails", () => {
    pullRequest(["group:ops@example.com", "allUsers"]);
    expect(onGitHub()).toBe(1);
    const PEOPLE = "### Who can call what?";
    expect(comments()).toEqual([PEOPLE, "### Who can call what: 1 gained"]);
    pullRequest(["group:ops@example.com"]);
    rmSync(path("output"));
    expect(onGitHub()).toBe(0);
    expect(comments()).toEqual([PEOPLE, "### Who can call what: nobody gains or loses anything"]);
  });

  test("GitHub: a pull request from a fork gets the report in the summary of the job", () => {
    pullRequest(["group:ops@example.com", "allUsers"]);
    expect(onGitHub({ isFork: true })).toBe(1);
    expect(existsSync(path("comments.json"))).toBe(false);
    expect(readFileSync(path("summary.md"), "utf8")).toMatch(/^### Who can call what: 1 gained\n/);
  });

  test("GitHub: a stale lock file fails after the comment", () => {
    pullRequest([], { isLocked: false });
    expect(onGitHub()).toBe(1);
    expect(comments().at(-1)).toBe("### Who can call what: 1 lost");
  });

  test.each([
    ["everyone", ["group:ops@example.com", "allUsers"], 1],
    ["nobody else", ["group:ops@example.com"], 0],
  ])("GitLab: the page is an artifact where %s may call", (_, members, code) => {
    pullRequest(members);
    const base = git("rev-parse", "origin/main");
    const { script, artifacts } = gitLab.access;
    expect(run(script.join("\n"), { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })).toBe(code);
    expect(artifacts.paths.map((file) => existsSync(join(repository, file)))).toEqual([true]);
  });

  test("Cloud Build: a plan that lets in somebody fails", () => {
    const change = { actions: ["create"], before: null, after_unknown: {} };
    const type = "google_cloud_run_v2_service_iam_member";
    const after = {
      project: "example-project",
      name: "hello",
      location: "us-central1",
      role: "roles/run.invoker",
    };
    const plan = (member: string) => ({
      format_version: "1.2",
      terraform_version: "1.11.0",
      planned_values: { root_module: {} },
      resource_changes: [
        {
          address: `${type}.it`,
          mode: "managed",
          type,
          name: "it",
          change: { ...change, after: { ...after, member } },
        },
      ],
      configuration: { root_module: {} },
    });
    const step = cloudBuild.steps.at(-1);
    expect(step?.entrypoint).toBe("npx");
    const command = ["npx", ...(step?.args ?? [])].join(" ");
    const planned = (content: object): number | null => {
      writeFileSync(join(repository, "plan.json"), JSON.stringify(content));
      return run(command);
    };
    expect(planned(plan("user:ada@example.com"))).toBe(1);
    expect(planned({ ...plan(""), resource_changes: [] })).toBe(0);
    expect(planned({ ...plan(""), resource_changes: [], errored: true })).toBe(2);
  });
});
