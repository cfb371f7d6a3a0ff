import type { CloudRunProps } from "../workload/cloud-run-props";
import type { DeploymentProps } from "./deployment-props";
import type { RunContainerProps } from "./run-container-props";

/** The properties of a container that runs beside the main container of a task. */
export interface JobSidecarProps extends RunContainerProps {
  /** The name of the container: 1 to 63 lower-case letters, digits and hyphens. */
  readonly name: string;
}

/** The properties of a new job. Those of a container describe the main one, which does the work of a task. */
export interface CloudRunJobProps extends CloudRunProps, RunContainerProps, DeploymentProps {
  /**
   * The name of the main container, by which a sidecar's `startsAfter` names it: 1 to 63 lower-case letters, digits and hyphens.
   *
   * @default - none
   */
  readonly containerName?: string;

  /**
   * The other containers of a task, at most 9.
   *
   * @default - none
   */
  readonly sidecars?: JobSidecarProps[];

  /**
   * How many tasks an execution has, from 1 to 10000. Each task runs the containers once, and knows its number from
   * `CLOUD_RUN_TASK_INDEX`.
   *
   * @default 1
   */
  readonly taskCount?: number;

  /**
   * How many tasks run at the same time, at most `taskCount`.
   *
   * @default - as many as the quotas of the project allow
   */
  readonly parallelism?: number;

  /**
   * How often a task that fails is started again, from 0 to 10. After the last time, the execution fails.
   *
   * @default 3
   */
  readonly maxRetries?: number;

  /**
   * Seconds until a task is stopped, from 1 to 604800, which is seven days. With a GPU at most 43200, twelve hours,
   * and more than 3600 is a preview of Google. Each retry has this time again.
   *
   * @default 600
   */
  readonly timeoutSeconds?: number;

  /**
   * Labels of the executions, besides those of the job: at most 64.
   *
   * @default - none
   */
  readonly executionLabels?: { [key: string]: string };

  /**
   * Annotations of the executions. They must not be in Google's namespaces.
   *
   * @default - none
   */
  readonly executionAnnotations?: { [key: string]: string };

  /**
   * Starts an execution where a deployment makes or changes the job: the end of the execution's name, after the name of the job. Together
   * they have fewer than 63 characters. A new execution needs a new text. The deployment waits until the execution has started. The
   * execution waits for the grants that name the job or the account that it makes, and for what `dependsOn` holds. Needs google 7.43.0.
   *
   * @default - a deployment runs nothing
   */
  readonly startExecutionToken?: string;

  /**
   * Like `startExecutionToken`, but the deployment waits until the execution has ended, and fails if it does. Needs google 7.43.0.
   *
   * @default - a deployment runs nothing
   */
  readonly runExecutionToken?: string;

  /**
   * Whether an execution may begin up to twelve hours later, where that saves capacity. Needs google 8.6.0.
   *
   * @default false
   */
  readonly delayExecution?: boolean;

  /**
   * Tags of Resource Manager, which conditions of IAM and organization policies read: values by keys, like `tagValues/456` by
   * `tagKeys/123`. A change replaces the job. Needs google 7.41.0.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}
