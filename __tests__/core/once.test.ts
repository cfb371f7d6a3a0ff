import { once } from "../../lib/core/once";

test.each([["something"], [undefined]])("makes %p on the first call only", (value) => {
  const make = jest.fn(() => value);
  const made = once(make);
  expect(make).not.toHaveBeenCalled();
  expect([made(), made()]).toEqual([value, value]);
  expect(make).toHaveBeenCalledTimes(1);
});
