import { checkCalls } from "./checked-calls";

/** The keys of the context that the constructs read, as in `cdktf.json` under `context`. */
export class ContextKeys {
  /** How many seconds what needs a new API waits for it: 0 for not at all. */
  public static readonly API_WAIT_SECONDS = "cdktf-cloud-run-functions:apiWaitSeconds";

  /**
   * A name for the app, which tells it from another app with a stack of the same name in one project. The names of the account that
   * builds and of the bucket for archives then begin with it, or have it in their digest. A change makes both anew.
   */
  public static readonly APP_NAME = "cdktf-cloud-run-functions:appName";

  /** The deployer, with a value like `serviceAccount:pipeline@example-project.iam.gserviceaccount.com`. */
  public static readonly DEPLOYER = "cdktf-cloud-run-functions:deployer";

  /** How many seconds what needs a new grant at once waits for it: 0 for not at all. */
  public static readonly IAM_WAIT_SECONDS = "cdktf-cloud-run-functions:iamWaitSeconds";

  /** The numbers of projects by their ids: `{ "example-project": "123456789012" }`. */
  public static readonly PROJECT_NUMBERS = "cdktf-cloud-run-functions:projectNumbers";

  /**
   * Where it is `true`, what has come to its end by today is an error: a runtime that Google no longer deploys, a condition that
   * is over. Otherwise there is a warning, and a stack that worked yesterday works today.
   */
  public static readonly STRICT_CALENDAR = "cdktf-cloud-run-functions:strictCalendar";

  /** Today's date, as `2026-11-21`. */
  public static readonly TODAY = "cdktf-cloud-run-functions:today";

  private constructor() {
    // It has constants only.
  }
}

checkCalls("ContextKeys", ContextKeys);
