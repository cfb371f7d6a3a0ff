import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { got } from "../../lib/core/errors";

test("the check is on for no reason, and off for one", () => {
  expect(InvokerIamCheck.ENFORCED.reason).toBeUndefined();
  expect(InvokerIamCheck.disabled("the home page is for everyone").reason).toBe(
    "the home page is for everyone",
  );
});

test.each(["", " \n", undefined as unknown as string])("'%s' is no reason for everyone to call", (reason) => {
  expect(() => InvokerIamCheck.disabled(reason)).toThrow(
    new Error(`'reason' must say why everyone may call, got ${got(reason)}`),
  );
});
