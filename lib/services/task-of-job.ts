import type { CloudRunJobProps } from "./cloud-run-job-props";
import { hasGpu, longestTask } from "./job-checks";

/** A task of a job, as far as the overrides of a run must fit it. */
export interface TaskOfJob {
  /** The names of its containers; undefined for one without a name. */
  readonly containers: readonly (string | undefined)[];

  /** The most seconds that it may take. */
  readonly longest: number;
  readonly hasGpu: boolean;
}

/** What the overrides of a run must fit. */
export function taskOf(props: CloudRunJobProps): TaskOfJob {
  const { containerName, sidecars = [] } = props;
  return {
    containers: [containerName, ...sidecars.map(({ name }) => name)],
    longest: longestTask(props),
    hasGpu: hasGpu(props),
  };
}
