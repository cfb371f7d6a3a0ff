import { got, invalid } from "../core/errors";

/** Whether Cloud Run asks the allow policy who may call a service. */
export class InvokerCheck {
  /** It does: nobody may call until `grantInvoke` names them. */
  public static readonly ENFORCED = new InvokerCheck();

  /**
   * It does not: whoever the ingress settings admit may call, and the allow policy is not read. It is Google's way to make a
   * service public where an organization policy keeps `allUsers` out. The reason stays in the synthesized output.
   */
  public static disabled(reason: string): InvokerCheck {
    // Callers without type-checking reach this, too.
    if (!(reason as string | undefined)?.trim()) {
      throw invalid(`'reason' must say why everyone may call, got ${got(reason)}`);
    }
    return new InvokerCheck(reason);
  }

  private constructor(
    /** Why it is off; undefined where it is on. */
    public readonly disabledReason?: string,
  ) {}
}
