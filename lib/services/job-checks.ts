import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { formatProblem } from "../core/formats/check-format";
import { EXECUTION_TOKEN } from "../core/formats/cloud-run";
import { checkLabels } from "../core/labels";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";
import { checkAnnotations } from "./annotations";
import type { CloudRunJobProps } from "./cloud-run-job-props";
import { checkTotals } from "./container-size";
import { warnOfSandboxes } from "./sandboxes";
import { checkSidecars } from "./sidecar-checks";

/** Throws where Google would refuse the job. Each of its containers has checks of its own. */
export function checkJob(at: Construct, name: string, props: CloudRunJobProps): void {
  checkLabels(props.executionLabels ?? {}, at, "executionLabels");
  checkAnnotations("executionAnnotations", props.executionAnnotations ?? {}, at);
  checkTasks(at, props);
  checkTokens(at, name, props);
  // https://cloud.google.com/run/docs/configuring/jobs/cpu, https://cloud.google.com/run/docs/configuring/jobs/memory-limits
  checkTotals(at, props, "for a job");
  const main = { noun: "job", words: "the main container", hasProbe: false };
  checkSidecars(at, { ...props, ...main }, props.sidecars ?? []);
  warnOfSandboxes(at, props);
}

/** Whether a container of a job has a GPU. */
export function hasGpu({ gpu, sidecars = [] }: CloudRunJobProps): boolean {
  return [{ gpu }, ...sidecars].some((container) => container.gpu !== undefined);
}

/** The most seconds of a task: https://docs.cloud.google.com/run/docs/configuring/task-timeout */
export function longestTask(props: CloudRunJobProps): number {
  return hasGpu(props) ? 43_200 : 604_800;
}

function checkTasks(at: Construct, props: CloudRunJobProps): void {
  const { taskCount = 1, parallelism, timeoutSeconds } = props;
  // https://cloud.google.com/run/docs/create-jobs
  checkWholeNumber("taskCount", taskCount, { min: 1, max: 10_000 }, at);
  checkWholeNumber("timeoutSeconds", timeoutSeconds, { min: 1, max: longestTask(props) }, at);
  if (hasGpu(props) && isKnown(timeoutSeconds) && timeoutSeconds > 3600) {
    Annotations.of(at).addWarning(
      `'timeoutSeconds' must be at most 3600 with a GPU, because more is a preview of Google, got ${timeoutSeconds}`,
    );
  }
  // https://cloud.google.com/run/docs/configuring/max-retries
  checkWholeNumber("maxRetries", props.maxRetries, { min: 0, max: 10 }, at);
  checkWholeNumber("parallelism", parallelism, { min: 1 }, at);
  // https://cloud.google.com/run/docs/configuring/parallelism
  if (isKnown(parallelism) && isKnown(taskCount) && parallelism > taskCount) {
    throw invalid(`'parallelism' must not exceed 'taskCount', got ${parallelism} and ${taskCount}`, at);
  }
}

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_job, under start_execution_token */
function checkTokens(at: Construct, name: string, props: CloudRunJobProps): void {
  const { startExecutionToken, runExecutionToken } = props;
  if (startExecutionToken !== undefined && runExecutionToken !== undefined) {
    throw invalid("'runExecutionToken' must be left out where 'startExecutionToken' is given, got both", at);
  }
  for (const [prop, token] of Object.entries({ startExecutionToken, runExecutionToken })) {
    const problem = formatProblem(prop, token, EXECUTION_TOKEN);
    // Google's pages don't name the characters, so this is no error.
    if (problem !== undefined) Annotations.of(at).addWarning(problem);
    if (!isKnown(token) || !isKnown(name)) continue;
    const characters = name.length + token.length;
    if (characters >= 63) {
      throw invalid(
        `'${prop}' must have fewer than 63 characters together with the job's name, got ${characters}`,
        at,
      );
    }
  }
}
