import { got, invalid } from "../core/errors";
import { isReadable } from "../core/reasons";

/** Whether Cloud Run checks, by the allow policy, who calls a service. */
export class InvokerIamCheck {
  /** Only principals that the allow policy names may call. */
  public static readonly ENFORCED = new InvokerIamCheck();

  /**
   * Everyone whom the ingress settings admit may call, and the allow policy is not read. This is how a service is made public
   * in an organization whose policy forbids `allUsers` (https://cloud.google.com/run/docs/securing/managing-access).
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
