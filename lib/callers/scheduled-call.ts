import type { CloudSchedulerJobHttpTarget } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { invalid } from "../core/errors";
import { literals } from "../core/literal";
import { checkSameStack } from "../core/same-stack";
import type { Grant } from "../iam/grant";
import type { IInvocable } from "../invocation/invocable";
import type { ICloudRunJob } from "../resources/cloud-run-job-base";
import type { Caller } from "./caller";
import { deadlineFor } from "./deadline";
import { encodedBody, HttpMethod } from "./http-request";
import { checkOneRegion } from "./one-region";
import { runRequestOf } from "./run-request";
import type { SchedulerJobProps } from "./scheduler-job-props";
import { basePathOf } from "./target-address";
import { targetPath } from "./target-path";

/** What a scheduler job calls, how long it waits for the answer, and the grant that lets it in. */
interface ScheduledCall {
  readonly httpTarget: CloudSchedulerJobHttpTarget;
  readonly attemptDeadlineSeconds: number;
  readonly grant: Grant;
}

const DEADLINE = { prop: "attemptDeadlineSeconds", usual: 180, max: 1800 };

/** The call of a scheduler job: of what it is given as its target, or of Cloud Run, to run a job. */
export function scheduledCall(at: Caller, props: SchedulerJobProps): ScheduledCall {
  const { target, run, overrides } = props;
  if (overrides && !run) throw invalid("'overrides' must be left out where 'run' is not given, got some", at);
  if (target && run) throw invalid("'run' must be left out where 'target' is given, got both", at);
  if (target) return callOf(at, target, props);
  if (run) return runOf(at, run, props);
  throw invalid("'target' must be given, or 'run' for a job of Cloud Run, got neither", at);
}

function callOf(at: Caller, target: IInvocable, props: SchedulerJobProps): ScheduledCall {
  checkSameStack("target", target, at);
  checkOneRegion(at, target);
  const grant = target.grantInvoke(at, { samePerimeter: props.samePerimeter });
  const { method = HttpMethod.POST } = props;
  return {
    grant,
    attemptDeadlineSeconds: deadlineFor(at, target, props.attemptDeadlineSeconds, DEADLINE),
    httpTarget: {
      uri: `${target.uri}${targetPath(props.path, target, at)}`,
      httpMethod: method,
      headers: props.headers && literals(props.headers),
      body: encodedBody(at, method, props.body),
      oidcToken: { serviceAccountEmail: at.serviceAccount.email, audience: storedAudience(target) },
    },
  };
}

// Cloud Scheduler adds a slash to an audience without a path. If the slash is missing here, every plan shows a change.
function storedAudience(target: IInvocable): string {
  const { audience, uri } = target;
  return audience === uri && basePathOf(target) === "" ? `${audience}/` : audience;
}

const OF_TARGET = ["method", "path", "headers", "body", "samePerimeter"] as const;

/** Cloud Run answers as soon as the job has begun: https://cloud.google.com/run/docs/execute/jobs-on-schedule */
function runOf(at: Caller, run: ICloudRunJob, props: SchedulerJobProps): ScheduledCall {
  const given = OF_TARGET.find((name) => props[name] !== undefined);
  if (given !== undefined) {
    throw invalid(
      `'${given}' must be left out where 'run' is given, got one; the job and 'overrides' say what it does`,
      at,
    );
  }
  checkSameStack("run", run, at);
  const name = `projects/${run.project}/locations/${run.location}/jobs/${run.jobName}`;
  return {
    // https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.jobs/run: overrides need a permission of their own.
    grant: props.overrides ? run.grantRunWithOverrides(at) : run.grantRun(at),
    attemptDeadlineSeconds: props.attemptDeadlineSeconds ?? DEADLINE.usual,
    httpTarget: {
      uri: `https://run.googleapis.com/v2/${name}:run`,
      httpMethod: HttpMethod.POST,
      ...(props.overrides && runRequestOf(at, run, props.overrides)),
      oauthToken: {
        serviceAccountEmail: at.serviceAccount.email,
        scope: "https://www.googleapis.com/auth/cloud-platform",
      },
    },
  };
}
