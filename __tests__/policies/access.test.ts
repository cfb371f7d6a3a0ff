import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOf } from "../../lib/testing/prepared";
import { describeWith } from "../support/describe-with";
import { mainStack } from "../support/main-app";
import { newApp } from "../support/stack";

const POLICIES = join(__dirname, "..", "..", "policies");
const conftest = process.env.CONFTEST ?? "conftest";
const isThere = spawnSync(conftest, ["--version"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "policies-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  readonly failures?: readonly { readonly msg: string }[];
  readonly warnings?: readonly { readonly msg: string }[];
}

/** What the real conftest says of documents: of each alone, or of all together. */
function judged(...documents: object[]): { failures: string[]; warnings: string[] } {
  const files = documents.map((document, index) => {
    const file = join(folder, `document-${index}.json`);
    writeFileSync(file, JSON.stringify(document));
    return file;
  });
  const combine = files.length > 1 ? ["--combine"] : [];
  const { stdout, stderr } = spawnSync(
    conftest,
    ["test", "--output", "json", "--policy", POLICIES, ...combine, ...files],
    { encoding: "utf8" },
  );
  if (!stdout.startsWith("[")) throw new Error(stdout + stderr);
  const results = JSON.parse(stdout) as Result[];
  const told = (kind: keyof Result): string[] =>
    results.flatMap((result) => (result[kind] ?? []).map(({ msg }) => msg)).sort();
  return { failures: told("failures"), warnings: told("warnings") };
}

const service = (values: object): object => ({
  google_cloud_run_v2_service: { hello: { name: "hello", ...values } },
});
const grant = (kind: string, values: object): object => ({
  [`google_cloud_run_v2_service_iam_${kind}`]: {
    open: { name: "hello", role: "roles/run.invoker", ...values },
  },
});
const change = (address: string, after: object, unknown: object = {}): object => ({
  address,
  mode: "managed",
  type: address.split(".")[0],
  change: { actions: ["create"], after, after_unknown: unknown },
});
const planOf = (...changes: object[]): object => ({ format_version: "1.2", resource_changes: changes });
const OPEN = "google_cloud_run_v2_service_iam_member.open";
const CLOSED = { failures: [], warnings: [] };

describeWith("conftest on the PATH", isThere, "the Rego policy, by the real conftest", () => {
  test("main.ts passes, because the public is let in for a reason", () => {
    expect(judged(documentOf(mainStack(newApp())))).toEqual(CLOSED);
  });

  test.each<[title: string, resource: object, address: string]>([
    ["member", grant("member", { member: "allUsers" }), OPEN],
    [
      "members",
      grant("binding", { members: ["user:ada@example.com", "allUsers"] }),
      "google_cloud_run_v2_service_iam_binding.open",
    ],
    [
      "policy_data",
      grant("policy", {
        policy_data: JSON.stringify({ bindings: [{ role: "roles/run.invoker", members: ["allUsers"] }] }),
      }),
      "google_cloud_run_v2_service_iam_policy.open",
    ],
  ])("the public without a reason fails, by %s", (_, resource, address) => {
    expect(judged({ resource })).toEqual({
      failures: [`${address} lets in allUsers without a reason`],
      warnings: [],
    });
  });

  test("the sample with a data source for the policy fails", () => {
    const resource = grant("policy", { policy_data: "${data.google_iam_policy.noauth.policy_data}" });
    const data = {
      google_iam_policy: { noauth: { binding: [{ role: "roles/run.invoker", members: ["allUsers"] }] } },
    };
    expect(judged({ resource, data }).failures).toEqual([
      "google_cloud_run_v2_service_iam_policy.open lets in allUsers without a reason",
    ]);
  });

  test("an invoker check that is off fails without a reason, and passes with one", () => {
    expect(judged({ resource: service({ invoker_iam_disabled: true }) }).failures).toEqual([
      "google_cloud_run_v2_service.hello asks nobody who calls, without a reason",
    ]);
    const resource = service({ invoker_iam_disabled: true, "//": { reason: "A home page" } });
    expect(judged({ resource })).toEqual(CLOSED);
  });

  test("a plan has no reasons, and takes them from the synthesized app by address", () => {
    const plan = planOf(change(OPEN, { member: "allUsers", role: "roles/run.invoker" }));
    expect(judged(plan).failures).toEqual([`${OPEN} lets in allUsers without a reason`]);
    const resource = grant("member", { member: "allUsers", "//": { reason: "A demo" } });
    expect(judged({ resource }, plan)).toEqual(CLOSED);
  });

  test("a plan that ended with an error fails", () => {
    expect(judged({ ...planOf(), errored: true }).failures).toEqual([
      "the plan ended with an error: what it does not hold cannot be told",
    ]);
  });

  test("a role that opens everything is a warning, and so is a caller that only an apply tells", () => {
    const plan = planOf(
      change(OPEN, { role: "roles/run.invoker" }, { member: true }),
      change("google_project_iam_member.all", { role: "roles/editor", member: "user:ada@example.com" }),
    );
    expect(judged(plan)).toEqual({
      failures: [],
      warnings: [
        "google_cloud_run_v2_service_iam_member.open names callers that only an apply tells",
        "google_project_iam_member.all opens every function and service of the project, by roles/editor",
      ],
    });
  });
});
