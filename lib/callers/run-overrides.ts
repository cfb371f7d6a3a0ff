/** What is different in a container of a Cloud Run job, for one run. */
export interface ContainerOverride {
  /**
   * The name of the container. It must be given where the job has several.
   *
   * @default - the job has one container
   */
  readonly name?: string;

  /**
   * The arguments of the program, in the place of the job's. An empty list is none.
   *
   * @default - those of the job
   */
  readonly args?: string[];

  /**
   * Environment variables, besides those of the job. They are plain text in the scheduler job and in Terraform's state.
   *
   * @default - those of the job
   */
  readonly environment?: { [name: string]: string };
}

/** What is different in a run of a Cloud Run job from how the job is defined. */
export interface RunOverrides {
  /**
   * What is different in its containers.
   *
   * @default - nothing
   */
  readonly containers?: ContainerOverride[];

  /**
   * How many tasks the run has, from 1 to 10000.
   *
   * @default - as many as the job says
   */
  readonly taskCount?: number;

  /**
   * Seconds until a task is stopped, from 1 to 604800, which is seven days. With a GPU at most 43200.
   *
   * @default - as the job says
   */
  readonly timeoutSeconds?: number;
}
