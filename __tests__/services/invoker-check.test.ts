import { InvokerCheck } from "../../lib/services/invoker-check";
import { got } from "../../lib/core/errors";

test("the check is on for no reason, and off for one", () => {
  expect(InvokerCheck.ENFORCED.disabledReason).toBeUndefined();
  expect(InvokerCheck.disabled("the home page is for everyone").disabledReason).toBe(
    "the home page is for everyone",
  );
});

test.each(["", " \n", undefined as unknown as string])("'%s' is no reason for everyone to call", (reason) => {
  expect(() => InvokerCheck.disabled(reason)).toThrow(
    new Error(`'reason' must say why everyone may call, got ${got(reason)}`),
  );
});
