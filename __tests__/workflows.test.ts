import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Workflow {
  readonly permissions?: { [scope: string]: string };
  readonly env?: { [name: string]: string };
  readonly jobs: {
    [job: string]: {
      readonly permissions?: { [scope: string]: string };
      readonly steps: { readonly uses?: string; readonly run?: string }[];
    };
  };
}

const FOLDER = join(__dirname, "..", ".github", "workflows");
const files = readdirSync(FOLDER);
const workflow = (file: string) => parse(readFileSync(join(FOLDER, file), "utf8")) as Workflow;

test.each(files)("%s names actions by commit, with the version in a comment", (file) => {
  const lines = readFileSync(join(FOLDER, file), "utf8").split("\n");
  const uses = lines.filter((line) => line.includes("uses:"));
  expect(uses.length).toBeGreaterThan(0);
  expect(
    uses.filter((line) => !/^ *- uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
  ).toEqual([]);
});

test.each(files)("%s may read the code and nothing else, unless a job asks for more", (file) => {
  expect(workflow(file).permissions).toEqual({ contents: "read" });
});

test("only the release asks for more: to sign for npm where the package comes from, and to add the reference to itself", () => {
  const asking = files.flatMap((file) =>
    Object.values(workflow(file).jobs).flatMap(({ permissions }) =>
      permissions ? [{ file, permissions }] : [],
    ),
  );
  expect(asking).toEqual([
    { file: "release.yml", permissions: { contents: "read", "id-token": "write" } },
    { file: "release.yml", permissions: { contents: "write" } },
  ]);
});

test("a release and the nightly workflow skip no check, while a contributor may", () => {
  expect(files.map((file) => [file, workflow(file).env])).toEqual([
    ["ci.yml", undefined],
    ["nightly.yml", { SKIPPED_CHECKS: "fail" }],
    ["release.yml", { SKIPPED_CHECKS: "fail" }],
  ]);
});

test("a release runs every check before it publishes", () => {
  const runs = workflow("release.yml").jobs.publish.steps.flatMap(({ run }) => run ?? []);
  const before = runs.slice(0, runs.indexOf("npm publish --provenance --access public"));
  // A release runs all tests with cdktn.
  const checks = workflow("ci.yml")
    .jobs.ci.steps.flatMap(({ run }) => run ?? [])
    .map((check) => check.replace(/:locks$/, ""));
  expect(checks.filter((check) => !before.includes(check) && check !== "npm run synth")).toEqual([]);
});

test("the local CI runs what the workflow runs", () => {
  const script = readFileSync(join(__dirname, "..", ".ci", "run"), "utf8");
  const local = script.split("\n").filter((line) => line.startsWith("npm "));
  expect(workflow("ci.yml").jobs.ci.steps.flatMap(({ run }) => run ?? [])).toEqual(local);
});
