import type { IngressSettings } from "../ingress/ingress-settings";

/** What an app can say about a function or service that it imports. */
export interface ImportOptions {
  /**
   * The region of the function or service.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project of the function or service.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;

  /**
   * The ingress settings. The network path of each caller is checked against them.
   *
   * @default - unknown, and no path is checked
   */
  readonly ingress?: IngressSettings;
}
