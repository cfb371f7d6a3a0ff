import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isReadable } from "../core/reasons";

/** Whether Cloud Run checks that the allow policy of a service lets the caller in. */
export class InvokerIamCheck {
  /** Only principals that the allow policy names may call. */
  public static readonly ENFORCED = new InvokerIamCheck();

  /**
   * Everyone whom the ingress settings admit may call, because Cloud Run does not read the allow policy. It makes a service
   * public in an organization that forbids `allUsers` (https://cloud.google.com/run/docs/securing/managing-access).
   *
   * The reason stays in the synthesized output. Throws for a reason without a letter or a digit.
   */
  public static disabled(reason: string): InvokerIamCheck {
    if (!isReadable(reason)) {
      throw invalid(`'reason' must say why everyone may call, got ${got(reason)}`);
    }
    return new InvokerIamCheck(reason);
  }

  private constructor(
    /** Why the check is disabled; undefined if it is enforced. */
    public readonly reason?: string,
  ) {}
}

checkCalls("InvokerIamCheck", InvokerIamCheck);
