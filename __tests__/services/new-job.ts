import { CloudRunV2Job } from "@cdktf/provider-google/lib/cloud-run-v2-job";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { byAddress } from "../support/resources";
import { newStack } from "../support/stack";
import { IMAGE, local } from "./new-service";

export const JOB = "google_cloud_run_v2_job.report_B4BD8724";
export const JOB_ACCOUNT = "google_service_account.report_service-account_59C696EE";

/** A job of which only the given props matter to a test. */
export function newJob(scope: Construct, id: string, props: Partial<CloudRunJobProps> = {}): CloudRunJob {
  return new CloudRunJob(scope, id, { image: IMAGE, deletionProtection: true, ...props });
}

/** The job `report` of a stack, as Terraform gets it. */
export function reportOf(stack: TerraformStack): object {
  return byAddress(stack, CloudRunV2Job)[local(JOB)] as object;
}

/** That job where it is given props. */
export function reportWith(
  props: Partial<CloudRunJobProps> | ((stack: TerraformStack) => Partial<CloudRunJobProps>),
): object {
  const stack = newStack();
  newJob(stack, "report", typeof props === "function" ? props(stack) : props);
  return reportOf(stack);
}

/** A container of a job. */
export const task = (asked: object = {}): object => ({
  image: IMAGE,
  env: [],
  resources: { limits: { cpu: "1", memory: "512Mi" } },
  volume_mounts: [],
  ...asked,
});

/** The job `report` with the given arguments, and those of its executions and tasks. */
export const report = (asked: object = {}, ofExecutions: object = {}, ofTasks: object = {}): object => ({
  name: "report",
  project: "example-project",
  location: "asia-northeast1",
  deletion_protection: true,
  launch_stage: "GA",
  template: {
    task_count: 1,
    parallelism: 0,
    template: {
      service_account: `\${${JOB_ACCOUNT}.email}`,
      timeout: "600s",
      max_retries: 3,
      execution_environment: "EXECUTION_ENVIRONMENT_GEN2",
      containers: [task()],
      ...ofTasks,
    },
    ...ofExecutions,
  },
  ...asked,
});
