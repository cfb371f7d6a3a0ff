/** The stage up to which a service or job may use Google's features: https://cloud.google.com/products#product-launch-stages. */
export enum LaunchStage {
  /** Features for invited projects, too. */
  ALPHA = "ALPHA",

  /** Features in preview, too. */
  BETA = "BETA",

  /** Only features that are generally available. */
  GA = "GA",
}
