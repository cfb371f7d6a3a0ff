import { once } from "../../lib/core/once";

test.each([["something"], [undefined]])("makes %p when it is first called, and once", (value) => {
  const make = jest.fn(() => value);
  const made = once(make);
  expect(make).not.toHaveBeenCalled();
  expect([made(), made()]).toEqual([value, value]);
  expect(make).toHaveBeenCalledTimes(1);
});
