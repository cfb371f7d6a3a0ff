import { got } from "../../lib/core/errors";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";

test("has a reason only if it is disabled", () => {
  expect(InvokerIamCheck.ENFORCED.reason).toBeUndefined();
  expect(InvokerIamCheck.disabled("the home page is for everyone").reason).toBe(
    "the home page is for everyone",
  );
});

test.each(["", " \n", undefined as unknown as string])("refuses the reason '%s'", (reason) => {
  expect(() => InvokerIamCheck.disabled(reason)).toThrow(
    new Error(`'reason' must say why everyone may call, got ${got(reason)}`),
  );
});
