import type { IngressSettings } from "../ingress/ingress-settings";
import type { CloudRunProps } from "./cloud-run-props";

/** The properties that functions and services have in common. */
export interface WorkloadProps extends CloudRunProps {
  /**
   * The network paths from which requests may come.
   *
   * It has no default, because it is a security choice. It lets nobody in: callers also need `grantInvoke`.
   */
  readonly ingress: IngressSettings;

  /**
   * What it is for, for people who see it in the console. A service takes at most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The fewest instances of each revision. They run, and cost money, even without requests.
   *
   * @default 0
   */
  readonly minInstances?: number;

  /**
   * The most instances of each revision.
   *
   * @default 100
   */
  readonly maxInstances?: number;
}
