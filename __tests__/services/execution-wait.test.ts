import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { PubsubTopicIamMember } from "@cdktf/provider-google/lib/pubsub-topic-iam-member";
import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { allOrNothing } from "../../lib/core/all-or-nothing";
import { ContextKeys } from "../../lib/core/context-keys";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { newJob, reportOf } from "./new-job";
import { newService, resourcesOf } from "./new-service";

const PAUSE = "time_sleep.report_wait-for-grants_05B9C85F";
const RUN = { runExecutionToken: "migrate-7" };

function newerStack(context: { [key: string]: unknown } = {}): TerraformStack {
  const stack = newStack(newApp(context));
  GoogleProviderVersion.pin(stack, "7.43.0");
  return stack;
}

const addressesIn = (stack: TerraformStack, ...types: { tfResourceType: string }[]): string[] =>
  types.flatMap((type) =>
    Object.keys(byAddress(stack, type)).map((name) => `${type.tfResourceType}.${name}`),
  );

function order(stack: TerraformStack): string[] {
  resourcesOf(stack);
  return [...((reportOf(stack) as { depends_on?: string[] }).depends_on ?? [])].sort();
}

/** Lets a job call a service, send messages and read a secret. */
function grantAll(stack: TerraformStack, job: CloudRunJob): void {
  newService(stack, "orders").grantInvoke(job);
  Topic.fromTopicName(stack, "events", "events").grantPublish(job);
  Secret.fromSecretId(stack, "key", "key").grantAccess(job);
}

const CALLEES = [CloudRunV2ServiceIamMember, PubsubTopicIamMember, SecretManagerSecretIamMember];

test.each<Partial<CloudRunJobProps>>([RUN, { startExecutionToken: "start-7" }])(
  "a job that a deployment runs waits for all that it is granted, and until that is effective: %j",
  (props) => {
    const stack = newerStack();
    grantAll(stack, newJob(stack, "report", props));
    const grants = addressesIn(stack, ...CALLEES);
    expect(grants).toHaveLength(3);
    expect(order(stack)).toEqual([...grants, PAUSE].sort());
    const triggers = Object.fromEntries(grants.map((address) => [address, `\${${address}.id}`]));
    expect(byAddress(stack, { tfResourceType: "time_sleep" })).toEqual({
      [PAUSE.slice("time_sleep.".length)]: { create_duration: "180s", triggers },
    });
  },
);

test("a job that no deployment runs waits for none of it", () => {
  const stack = newStack();
  grantAll(stack, newJob(stack, "report"));
  expect(order(stack)).toEqual([]);
  expect(addressesIn(stack, { tfResourceType: "time_sleep" })).toEqual([]);
});

test("what is granted to the account that the job makes counts, too, and there may be no pause", () => {
  const stack = newerStack({ [ContextKeys.IAM_WAIT_SECONDS]: 0 });
  const { serviceAccount } = newJob(stack, "report", RUN);
  Bucket.fromBucketName(stack, "files", "example-files").grant(Role.STORAGE_OBJECT_VIEWER, serviceAccount);
  serviceAccount.grantImpersonate(serviceAccount);
  expect(order(stack)).toEqual(addressesIn(stack, ServiceAccountIamMember, StorageBucketIamMember).sort());
});

test("of a given account, only what names the job counts, and what the app says", () => {
  const stack = newerStack({ [ContextKeys.IAM_WAIT_SECONDS]: 0 });
  const serviceAccount = new ServiceAccount(stack, "reports");
  const secret = (id: string) => Secret.fromSecretId(stack, id, id);
  const before = secret("before").grantAccess(serviceAccount);
  const job = newJob(stack, "report", { ...RUN, serviceAccount, dependsOn: [before] });
  secret("other").grantAccess(serviceAccount);
  const named = secret("named");
  named.grantAccess(serviceAccount);
  expect(order(stack)).toEqual([before._address]);
  const grant = named.grantAccess(job);
  expect(order(stack)).toEqual([before._address, grant._address].sort());
});

test("a right to run the job itself comes after it", () => {
  const stack = newerStack();
  const serviceAccount = new ServiceAccount(stack, "reports");
  CloudRunJob.fromJobName(stack, "before", "report");
  const job = newJob(stack, "report", { ...RUN, serviceAccount });
  job.grantRun(job);
  new SchedulerJob(stack, "monthly", {
    ...{ schedule: "0 2 1 * *", timeZone: "Etc/UTC", run: job, serviceAccount },
  });
  expect(order(stack)).toEqual([]);
});

test("a job waits for nothing of a construct that could not be made", () => {
  const stack = newerStack();
  const job = newJob(stack, "report", RUN);
  const key = Secret.fromSecretId(stack, "key", "key");
  const Failing = allOrNothing(
    class extends Construct {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        key.grantAccess(job);
        throw new Error("no");
      }
    },
  );
  expect(() => new Failing(stack, "failing")).toThrow("no");
  expect(order(stack)).toEqual([]);
  expect(addressesIn(stack, { tfResourceType: "time_sleep" })).toEqual([]);
});

test("a callee that needs the job before it is a circle, which is told", () => {
  const stack = newerStack();
  const job = newJob(stack, "report", RUN);
  newService(stack, "orders", { environment: { JOB: job.jobName } }).grantInvoke(job);
  expect(() => resourcesOf(stack)).toThrow(
    "'depends_on' must not lead back to 'shop/report', got 'shop/orders/roles--run.invoker:serviceAccount:report-task', whose 'name' needs 'shop/orders', whose 'template.containers.env.value' needs 'shop/report'",
  );
});
