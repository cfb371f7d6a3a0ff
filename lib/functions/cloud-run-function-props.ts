import type { IServiceAccount } from "../iam/service-account";
import type { IDockerRepository } from "../resources/docker-repository";
import type { SecretVersion, SecretVolume } from "../resources/secret";
import type { FunctionSource } from "../source/function-source";
import type { WorkloadProps } from "../workload/workload-props";
import type { IEventTrigger } from "./event-trigger";
import type { Runtime } from "./runtime";

/** When a function's base image gets Google's security fixes. */
export enum BaseImageUpdates {
  /** When Google releases them, without a deployment. */
  AUTOMATIC = "AUTOMATIC",

  /** With each deployment. */
  ON_DEPLOY = "ON_DEPLOY",
}

/** The properties of a new function. */
export interface CloudRunFunctionProps extends WorkloadProps {
  /** The language and its version, like `Runtime.NODEJS_22`. A deprecated or decommissioned one gives a warning. */
  readonly runtime: Runtime;

  /** The function in the code that handles requests or events: 1 to 128 characters. */
  readonly entryPoint: string;

  /** Where the code comes from, like `FunctionSource.directory('functions/orders')`. */
  readonly source: FunctionSource;

  /**
   * What calls the function.
   *
   * @default - HTTP requests only
   */
  readonly trigger?: IEventTrigger;

  /**
   * Environment variables of the running code. All names and values together have at most 32 KiB.
   *
   * `LOG_EXECUTION_ID` is `true` by default, as Google sets it: each log entry then has the id of its execution.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Environment variables with the payload of a secret. The runtime service account gets access to these secrets only.
   *
   * @default - none
   */
  readonly secretEnvironment?: { [name: string]: SecretVersion };

  /**
   * Secrets as files. The runtime service account gets access to these secrets only.
   *
   * @default - none
   */
  readonly secretVolumes?: SecretVolume[];

  /**
   * Memory of an instance in MiB, from 128 to 32768. More than 512 needs half a CPU, more than 1024 one CPU, and so on.
   *
   * @default 256
   */
  readonly memoryMib?: number;

  /**
   * CPUs of an instance: 1, 2, 4, 6, 8, or a fraction from 0.08.
   *
   * @default - what Google gives for the memory, which is written
   */
  readonly cpu?: number;

  /**
   * The most requests that an instance handles at a time, from 1 to 1000. More than 1 needs a whole CPU.
   *
   * @default 1
   */
  readonly concurrency?: number;

  /**
   * Seconds until a request or event fails, from 1 to 3600. The maximum is 540 for an event-driven function.
   *
   * @default 60
   */
  readonly timeoutSeconds?: number;

  /**
   * Whether a new revision gets all requests at once. With `false`, the traffic stays as somebody set it by hand.
   *
   * `false` needs google 7.32.0: older providers ignore it.
   *
   * @default true
   */
  readonly allTrafficOnLatestRevision?: boolean;

  /**
   * The repository for the built images, in the function's project and location. `kmsKeyName` needs one that is encrypted
   * with the same key.
   *
   * A function keeps the repository that it had before when this is taken away: name `gcf-artifacts` to go back to it.
   *
   * @default - `gcf-artifacts`, which Google creates
   */
  readonly dockerRepository?: IDockerRepository;

  /**
   * Environment variables of the build only: at most 100.
   *
   * @default - `BUILD_ENVIRONMENT` alone, because the provider removes no last variable
   */
  readonly buildEnvironment?: { [name: string]: string };

  /**
   * The identity that builds the image.
   *
   * @default - one that the functions of the stack share
   */
  readonly buildServiceAccount?: IServiceAccount;

  /**
   * Whether the identity that builds gets the roles for it: to read Google's copies of function sources, to write images, and
   * to write logs. Say false where somebody else grants them; a build without them fails.
   *
   * @default true
   */
  readonly grantBuildRoles?: boolean;

  /**
   * The private worker pool that builds the image: `projects/PROJECT/locations/REGION/workerPools/POOL`.
   *
   * @default - Cloud Build's default pool
   */
  readonly workerPool?: string;

  /**
   * When the function's base image gets Google's security fixes.
   *
   * @default BaseImageUpdates.AUTOMATIC
   */
  readonly baseImageUpdates?: BaseImageUpdates;
}
