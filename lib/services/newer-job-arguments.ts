import type { Construct } from "constructs";
import { literal, literals } from "../core/literal";
import { PROVIDER_FEATURES } from "../core/provider-version";
import type { CloudRunJobProps } from "./cloud-run-job-props";
import type { NewerArgument } from "./newer-argument";
import { newerInTemplate } from "./newer-container-arguments";

/** What a job asks of newer providers than the bindings are made from. */
export function newerInJob(at: Construct, props: CloudRunJobProps): NewerArgument[] {
  const { sidecars = [], startExecutionToken, runExecutionToken, delayExecution, tags } = props;
  return [
    {
      prop: "startExecutionToken",
      path: "start_execution_token",
      value: startExecutionToken === undefined ? undefined : literal(startExecutionToken),
      feature: PROVIDER_FEATURES.JOB_RUN_BY_DEPLOYMENT,
    },
    {
      prop: "runExecutionToken",
      path: "run_execution_token",
      value: runExecutionToken === undefined ? undefined : literal(runExecutionToken),
      feature: PROVIDER_FEATURES.JOB_RUN_BY_DEPLOYMENT,
    },
    {
      prop: "delayExecution",
      path: "template.delay_execution",
      value: delayExecution ? true : undefined,
      feature: PROVIDER_FEATURES.JOB_DELAY,
    },
    {
      prop: "tags",
      path: "tags",
      value: tags && literals(tags),
      feature: PROVIDER_FEATURES.JOB_TAGS,
    },
    ...newerInTemplate(at, "template.template", {
      containers: [props, ...sidecars],
      launcher: PROVIDER_FEATURES.JOB_SANDBOX_LAUNCHER,
    }),
  ];
}
