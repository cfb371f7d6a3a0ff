import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOf } from "../../lib/testing/prepared";
import { describeWith } from "../support/describe-with";
import { mainStack } from "../support/main-app";
import { newApp } from "../support/stack";

const CHECKS = join(__dirname, "..", "..", "policies", "checkov");
const checkov = process.env.CHECKOV ?? "checkov";
const isThere = spawnSync(checkov, ["--version"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "checkov-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Verdicts {
  readonly results: { readonly failed_checks: Failure[]; readonly parsing_errors: string[] };
}

interface Failure {
  readonly check_id: string;
  readonly resource: string;
}

/** What the real Checkov finds, as `check: resource`. A file that it cannot parse is an error. */
function failures(framework: string, file: string, text: string): string[] {
  const path = join(folder, file);
  writeFileSync(path, text);
  const { stdout, stderr } = spawnSync(
    checkov,
    [
      ...["--file", path, "--framework", framework, "--output", "json", "--skip-download"],
      ...["--external-checks-dir", CHECKS, "--check", "CRF_PUBLIC_CALLERS,CRF_PUBLIC_POLICY_DATA"],
    ],
    { encoding: "utf8" },
  );
  if (!stdout.startsWith("{")) throw new Error(stdout + stderr);
  const { results } = JSON.parse(stdout) as Verdicts;
  expect(results.parsing_errors).toEqual([]);
  return results.failed_checks.map(({ check_id, resource }) => `${check_id}: ${resource}`).sort();
}

// Checkov takes seconds to start.

const reason = { "//": { reason: "A demo" } };
const invoker = { name: "hello", role: "roles/run.invoker" };
const noauth = { bindings: [{ role: "roles/run.invoker", members: ["allUsers"] }] };

describeWith("checkov on the PATH", isThere, "the checks for Checkov, by the real Checkov", () => {
  test("main.ts passes, because the public is let in for a reason", () => {
    const text = JSON.stringify(documentOf(mainStack(newApp())), undefined, 2);
    expect(failures("terraform_json", "cdk.tf.json", text)).toEqual([]);
  });

  test("the public without a reason fails, in each spelling", () => {
    const resource = {
      google_cloud_run_v2_service: {
        off: { name: "off", invoker_iam_disabled: true },
        "off-with-reason": { name: "off", invoker_iam_disabled: true, ...reason },
        on: { name: "on", invoker_iam_disabled: false },
      },
      google_cloud_run_v2_service_iam_member: {
        one: { ...invoker, member: "allUsers" },
        "one-with-reason": { ...invoker, member: "allUsers", ...reason },
        "one-with-empty-reason": { ...invoker, member: "allUsers", "//": { reason: " " } },
        known: { ...invoker, member: "user:ada@example.com" },
      },
      google_cloud_run_v2_service_iam_binding: {
        several: { ...invoker, members: ["user:ada@example.com", "allAuthenticatedUsers"] },
      },
      google_cloud_run_v2_service_iam_policy: {
        whole: { name: "hello", policy_data: JSON.stringify(noauth) },
        named: { name: "hello", policy_data: "${data.google_iam_policy.noauth.policy_data}" },
      },
      google_project_iam_member: {
        project: { project: "example-project", role: "roles/run.invoker", member: "allUsers" },
      },
    };
    const data = {
      google_iam_policy: {
        noauth: { binding: [{ role: "roles/run.invoker", members: ["allUsers"] }] },
        closed: { binding: { role: "roles/run.invoker", members: ["user:ada@example.com"] } },
      },
    };
    const text = JSON.stringify({ resource, data }, undefined, 2);
    expect(failures("terraform_json", "cdk.tf.json", text)).toEqual([
      "CRF_PUBLIC_CALLERS: resource.off",
      "CRF_PUBLIC_CALLERS: resource.one",
      "CRF_PUBLIC_CALLERS: resource.one-with-empty-reason",
      "CRF_PUBLIC_CALLERS: resource.project",
      "CRF_PUBLIC_CALLERS: resource.several",
      "CRF_PUBLIC_CALLERS: resource.whole",
      "CRF_PUBLIC_POLICY_DATA: data.noauth",
    ]);
  });

  test("Terraform's own language is read, too", () => {
    const text = `
      resource "google_cloud_run_v2_service_iam_member" "open" {
        name   = "hello"
        role   = "roles/run.invoker"
        member = "allUsers"
      }
      data "google_iam_policy" "noauth" {
        binding {
          role    = "roles/run.invoker"
          members = ["allUsers"]
        }
      }
    `;
    expect(failures("terraform", "main.tf", text)).toEqual([
      "CRF_PUBLIC_CALLERS: google_cloud_run_v2_service_iam_member.open",
      "CRF_PUBLIC_POLICY_DATA: google_iam_policy.noauth",
    ]);
  });
});
