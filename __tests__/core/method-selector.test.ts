import { byWidth, selectorProblem, selects } from "../../lib/core/method-selector";

test.each(["*", "a.B.C", "a.B.*", "a.*", "B.C", "a.B.C, a.B.D", "_a.b_1.C"])(
  "the selector '%s' is taken",
  (selector) => {
    expect(selectorProblem("selector", selector)).toBe(undefined);
  },
);

test.each<unknown>(["", "a.b*", "a.*.b", "*.a", ".a", "a.", "a b", "a,", "${var.x}", "1a"])(
  "the selector '%s' is refused",
  (selector) => {
    expect(selectorProblem("selector", selector)).toBe(
      `'selector' must be the name of a method, or of a package or service with '.*', or '*', got '${String(selector)}'`,
    );
  },
);

test("a selector that is no text is refused", () => {
  expect(selectorProblem("usage.rules.selector", undefined)).toBe(
    "'usage.rules.selector' must be the name of a method, or of a package or service with '.*', or '*', got undefined",
  );
});

test.each([
  ["*", true],
  ["a.*", true],
  ["a.b.*", true],
  ["a.b.Orders.*", true],
  ["a.b.Orders.Get", true],
  ["x.Y, a.b.Orders.Get", true],
  ["a.b.Order.*", false],
  ["a.b.Orders", false],
  ["a.b.Orders.Get.*", false],
  ["b.*", false],
  ["a.b.Orders.GetAll", false],
])("%s selects a.b.Orders.Get: %s", (selector, expected) => {
  expect(selects(selector, "a.b.Orders.Get")).toBe(expected);
});

test("wider selectors come first", () => {
  const sorted = ["*", "a.*", "b.*", "a.b.*", "a.B", "a.b.C"];
  expect([...sorted].reverse().sort(byWidth)).toEqual(sorted);
});

test("a list of selectors is as wide as the widest of them", () => {
  const sorted = ["*, a.B.C", "a.B.C, a.*", "a.B.*", "a.B.D, a.b.C.*", "a.B.C, a.B.D", "a.B.D"];
  expect([...sorted].reverse().sort(byWidth)).toEqual(sorted);
});
