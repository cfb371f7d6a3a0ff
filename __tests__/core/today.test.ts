import { Construct, RootConstruct } from "constructs";
import { isCalendarStrict, STRICT_CALENDAR_CONTEXT, today, TODAY_CONTEXT } from "../../lib/core/today";

afterEach(() => jest.useRealTimers());

/** A construct in an app with the given context. */
function within(context: { [key: string]: unknown }): Construct {
  const root = new RootConstruct();
  for (const [key, value] of Object.entries(context)) root.node.setContext(key, value);
  return new Construct(root, "orders");
}

test("the date comes from the app's context", () => {
  expect(today(within({ [TODAY_CONTEXT]: "2031-01-02" }))).toBe("2031-01-02");
});

test("without a context, the date is that of the machine, in UTC", () => {
  jest.useFakeTimers({ now: new Date("2027-02-28T23:59:59Z") });
  expect(today(within({}))).toBe("2027-02-28");
});

test.each([
  ["'tomorrow'", "tomorrow"],
  ["'2026-02-30'", "2026-02-30"],
  ["'2026-13-01'", "2026-13-01"],
  ["'21.11.2026'", "21.11.2026"],
  ["'2026-11-21T00:00:00Z'", "2026-11-21T00:00:00Z"],
  ["20261121", 20261121],
  ["null", null],
])("refuses %s", (quoted, given) => {
  expect(() => today(within({ [TODAY_CONTEXT]: given }))).toThrow(
    new Error(
      `context 'cdktf-cloud-run-functions:today' must be a date like '2026-11-21', got ${quoted} [at orders]`,
    ),
  );
});

test.each([
  [true, true],
  ["true", true],
  [false, false],
  ["false", false],
  [undefined, false],
])("a calendar of %p is strict: %p", (given, strict) => {
  expect(isCalendarStrict(within({ [STRICT_CALENDAR_CONTEXT]: given }))).toBe(strict);
});

test("a calendar that is neither strict nor not is refused", () => {
  expect(() => isCalendarStrict(within({ [STRICT_CALENDAR_CONTEXT]: "maybe" }))).toThrow(
    new Error(
      "context 'cdktf-cloud-run-functions:strictCalendar' must be true or false, got 'maybe' [at orders]",
    ),
  );
});
