import { CloudRunV2JobIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-binding";
import { CloudRunV2JobIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-member";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import type { TerraformStack } from "cdktf";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { ContextKeys } from "../../lib/core/context-keys";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Secret } from "../../lib/resources/secret";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { LaunchStage } from "../../lib/services/launch-stage";
import { accessOf } from "../../lib/testing/access-of";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { JOB, JOB_ACCOUNT, newJob, report, reportOf, reportWith } from "./new-job";
import { grantsIn, local, newService, resourcesOf } from "./new-service";

const OPS = Principal.group("ops@example.com");
const PLACE = { location: "asia-northeast1", project: "example-project" };
const ON_JOB = {
  ...PLACE,
  name: `\${${JOB}.name}`,
  lifecycle: { replace_triggered_by: [`${JOB}.id`] },
};

test("the minimal job is all of these resources, and no other", () => {
  const stack = newStack();
  const job = newJob(stack, "report");
  expect(resourcesOf(stack)).toEqual({
    google_cloud_run_v2_job: { [local(JOB)]: report() },
    google_service_account: {
      [local(JOB_ACCOUNT)]: {
        account_id: "report-task",
        description: "Runs the Cloud Run job report",
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
    },
  });
  expect(job.node.defaultChild?.node.path).toBe("shop/report/Resource");
});

const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/run";

test.each<[string, Partial<CloudRunJobProps>, object]>([
  ["a name of its own", { name: "monthly-report" }, report({ name: "monthly-report" })],
  ["deletion open", { deletionProtection: false }, report({ deletion_protection: false })],
  ["features in preview", { launchStage: LaunchStage.BETA }, report({ launch_stage: "BETA" })],
  [
    "labels and annotations",
    { labels: { team: "a" }, annotations: { "example.com/a": "${x}" } },
    report({ labels: { team: "a" }, annotations: { "example.com/a": "$${x}" } }),
  ],
  [
    "labels and annotations of its executions",
    { executionLabels: { team: "a" }, executionAnnotations: { "example.com/a": "${x}" } },
    report({}, { labels: { team: "a" }, annotations: { "example.com/a": "$${x}" } }),
  ],
  [
    "the tool that deploys it",
    { client: "make", clientVersion: "1" },
    report({ client: "make", client_version: "1" }),
  ],
  [
    "the project's Binary Authorization policy",
    { binaryAuthorizationPolicy: "default", breakglassJustification: "outage" },
    report({ binary_authorization: { use_default: true, breakglass_justification: "outage" } }),
  ],
  ["a wait of Terraform", { terraformTimeouts: { create: "1h" } }, report({ timeouts: { create: "1h" } })],
  [
    "what others set",
    { lifecycle: { ignoreChanges: ["template[0].template[0].containers[0].image"] } },
    report({ lifecycle: { ignore_changes: ["template[0].template[0].containers[0].image"] } }),
  ],
  [
    "many tasks, some at a time",
    { taskCount: 8, parallelism: 2 },
    report({}, { task_count: 8, parallelism: 2 }),
  ],
  [
    "no retry, and a day",
    { maxRetries: 0, timeoutSeconds: 86_400 },
    report({}, {}, { max_retries: 0, timeout: "86400s" }),
  ],
  ["a key", { kmsKeyName: KEY }, report({}, {}, { encryption_key: KEY })],
  [
    "a VPC network, whose subnetwork is written",
    { vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "shop" }) },
    report(
      {},
      {},
      {
        vpc_access: { egress: "ALL_TRAFFIC", network_interfaces: [{ network: "shop", subnetwork: "shop" }] },
      },
    ),
  ],
])("a job can have %s", (_, props, expected) => {
  expect(reportWith(props)).toEqual(expected);
});

test("a job waits for its secrets, its roles on the project, and the deployer's right to act as its account", () => {
  const deployer = "serviceAccount:pipeline@example-project.iam.gserviceaccount.com";
  const stack = newStack(newApp({ [ContextKeys.DEPLOYER]: deployer, [ContextKeys.IAM_WAIT_SECONDS]: 0 }));
  const key = Secret.fromSecretId(stack, "key", "key");
  newJob(stack, "report", {
    secretEnvironment: { KEY: key.version("1") },
    projectRoles: [Role.DATASTORE_USER],
  });
  const { depends_on } = reportOf(stack) as { depends_on: string[] };
  expect(depends_on.sort()).toEqual(Object.keys(grantsIn(stack)).sort());
  expect(Object.values(grantsIn(stack))).toEqual([
    expect.objectContaining({ role: "roles/datastore.user", member: `\${${JOB_ACCOUNT}.member}` }),
    expect.objectContaining({
      role: "roles/secretmanager.secretAccessor",
      member: `\${${JOB_ACCOUNT}.member}`,
    }),
    expect.objectContaining({ role: "roles/iam.serviceAccountUser", member: deployer }),
  ]);
});

test("members of a job's policy are replaced with the job, also those of an import of it", () => {
  const stack = newStack();
  const job = newJob(stack, "report");
  const granted = job.grantRun(OPS);
  expect(CloudRunJob.fromJobName(stack, "again", "report").grantRun(OPS)).toBe(granted);
  expect(CloudRunJob.fromJobName(stack, "by-reference", job.jobName).grantRun(OPS)).toBe(granted);
  job.grant(Role.RUN_VIEWER, OPS);
  const member = "group:ops@example.com";
  expect(all(stack, CloudRunV2JobIamMember)).toEqual([
    { ...ON_JOB, role: "roles/run.invoker", member },
    { ...ON_JOB, role: "roles/run.viewer", member },
  ]);
});

test("the members of a role on a job can be owned", () => {
  const stack = newStack();
  const job = newJob(stack, "report");
  new RoleBinding(stack, "runners", { resource: job, role: Role.RUN_INVOKER });
  job.grantRun(OPS);
  expect(all(stack, CloudRunV2JobIamBinding)).toEqual([
    { ...ON_JOB, role: "roles/run.invoker", members: ["group:ops@example.com"] },
  ]);
});

test("Cloud Scheduler runs a job, and the review of access tells who else may", () => {
  const stack = newStack();
  const job = newJob(stack, "report");
  new SchedulerJob(stack, "monthly", { schedule: "0 2 1 * *", timeZone: "Etc/UTC", run: job });
  job.grantRun(OPS);
  const called = all(stack, CloudSchedulerJob) as { http_target: { uri: string } }[];
  expect(called.map(({ http_target }) => http_target.uri)).toEqual([
    `https://run.googleapis.com/v2/projects/example-project/locations/asia-northeast1/jobs/\${${JOB}.name}:run`,
  ]);
  expect(accessOf(stack)).toEqual([
    "shop/report  is  a Cloud Run job",
    "shop/report  runs as  serviceAccount:report-task@example-project.iam.gserviceaccount.com",
    "shop/report  caller  group:ops@example.com  role: roles/run.invoker",
    "shop/report  caller  serviceAccount:monthly-job@example-project.iam.gserviceaccount.com  as: shop/monthly  role: roles/run.invoker  path: a Google service of the same project",
  ]);
});

test("as a caller, a job is its service account, by the network path of its egress", () => {
  const call = (props: Partial<CloudRunJobProps>) => {
    const stack = newStack();
    const target = newService(stack, "orders", { ingress: IngressSettings.INTERNAL });
    target.grantInvoke(newJob(stack, "report", props));
    return all(stack, CloudRunV2ServiceIamMember);
  };
  const vpcAccess = VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "shop" });
  expect(call({ vpcAccess })).toEqual([
    expect.objectContaining({ role: "roles/run.invoker", member: `\${${JOB_ACCOUNT}.member}` }),
  ]);
  expect(() => call({})).toThrow(
    new Error(
      "'ingress' must admit the internet, by which shop/report calls, got INTERNAL; give shop/report a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
    ),
  );
});

test("a job runs as a given account", () => {
  const stack = newStack();
  const serviceAccount = new ServiceAccount(stack, "reports", { accountId: "reports" });
  const job = newJob(stack, "report", { serviceAccount });
  expect([job.member, job.principalId]).toEqual([serviceAccount.member, serviceAccount.principalId]);
  expect(Object.keys(resourcesOf(stack).google_service_account)).toHaveLength(1);
});

test("a variable can be added to a job, once", () => {
  const stack = newStack();
  const job = newJob(stack, "report", {
    environment: { A: "1" },
    sidecars: [{ name: "proxy", image: "proxy" }],
  });
  job.addEnvironment("B", "${x}");
  const { template } = reportOf(stack) as {
    template: { template: { containers: { env: object[]; image: string }[] } };
  };
  expect(template.template.containers.map(({ env }) => env)).toEqual([
    [
      { name: "A", value: "1" },
      { name: "B", value: "$${x}" },
    ],
    [],
  ]);
  expect(() => {
    job.addEnvironment("B", "2");
  }).toThrow(new Error("'name' must be a variable that is not set yet, got 'B' [at shop/report]"));
});

test("a job and a service can have one name, but not two jobs", () => {
  const stack = newStack();
  newJob(stack, "report");
  newService(stack, "service", { name: "report" });
  expect(Object.values(resourcesOf(stack).google_service_account)).toEqual([
    expect.objectContaining({ account_id: "report-task" }),
    expect.objectContaining({ account_id: "report-run" }),
  ]);
  expect(() => newJob(stack, "other", { name: "report" })).toThrow(
    new Error("'name' must differ from that of shop/report, got 'report' [at shop/other]"),
  );
});

const refused = (define: (stack: TerraformStack) => unknown) => () => define(newStack());

test("the public cannot run a job", () => {
  expect(refused((stack) => newJob(stack, "report").grantRun(Principal.allUsers("it is cheap")))).toThrow(
    new Error(
      "'principal' must not be the public, got allUsers; nobody but you pays for the runs of a job [at shop/report]",
    ),
  );
});

test.each<[string, Partial<CloudRunJobProps>]>([
  [
    "'name' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got 'Report'",
    { name: "Report" },
  ],
  [
    "'kmsKeyName' must be in the job's location asia-northeast1, got one in us-east1",
    { kmsKeyName: KEY.replace("asia-northeast1", "us-east1") },
  ],
  [
    "'breakglassJustification' must be given beside 'binaryAuthorizationPolicy', got it alone",
    { breakglassJustification: "outage" },
  ],
  [
    "'annotations' must not be in Google's namespaces, got 'run.googleapis.com/x'",
    { annotations: { "run.googleapis.com/x": "" } },
  ],
])("%s", (message, props) => {
  expect(() => reportWith(props)).toThrow(new Error(`${message} [at shop/report]`));
});
