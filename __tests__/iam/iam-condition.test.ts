import { TerraformVariable } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { STRICT_CALENDAR_CONTEXT, TODAY_CONTEXT } from "../../lib/core/today";
import { IamCondition } from "../../lib/iam/iam-condition";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const token = new TerraformVariable(newStack(), "value", {}).stringValue;
const LEVEL = "accessPolicies/123456789012/accessLevels/office";

// https://cloud.google.com/iam/docs/conditions-attribute-reference
test.each<[IamCondition, string, string]>([
  [IamCondition.requestPath("/api/"), "only /api/", 'request.path.startsWith("/api/")'],
  [
    IamCondition.requestPath("/a", '/b"\\'),
    'only /a, /b"\\',
    'request.path.startsWith("/a") || request.path.startsWith("/b\\"\\\\")',
  ],
  [
    IamCondition.requestHost("orders.example.com", "bills.example.com"),
    "only orders.example.com, bills.example.com",
    'request.host == "orders.example.com" || request.host == "bills.example.com"',
  ],
  [IamCondition.until("2026-12-31"), "until 2026-12-31", 'request.time < timestamp("2026-12-31T00:00:00Z")'],
  [
    IamCondition.until("2026-12-31T18:00:00Z"),
    "until 2026-12-31T18:00:00Z",
    'request.time < timestamp("2026-12-31T18:00:00Z")',
  ],
  [
    IamCondition.accessLevels(LEVEL, "accessPolicies/1/accessLevels/home"),
    "only office, home",
    `"${LEVEL}" in request.auth.access_levels || "accessPolicies/1/accessLevels/home" in request.auth.access_levels`,
  ],
  [
    IamCondition.cel("by day", 'request.time.getHours("Asia/Tokyo") < 18'),
    "by day",
    'request.time.getHours("Asia/Tokyo") < 18',
  ],
  [IamCondition.cel("by variable", token), "by variable", token],
  [
    IamCondition.all(IamCondition.requestPath("/a", "/b"), IamCondition.until("2026-12-31")),
    "only /a, /b, until 2026-12-31",
    '(request.path.startsWith("/a") || request.path.startsWith("/b")) && (request.time < timestamp("2026-12-31T00:00:00Z"))',
  ],
])("$title is a title and an expression", (condition, title, expression) => {
  expect([condition.title, condition.expression]).toEqual([title, expression]);
});

const PATHS = "'prefixes' must be paths, like '/api/', got";
const HOSTS = "'hosts' must be host names, like 'orders.example.com', got";
const LEVELS =
  "'levels' must be full names of access levels, like 'accessPolicies/123/accessLevels/office', got";
const END = "'end' must be a day or a time in UTC, like '2026-12-31' or '2026-12-31T18:00:00Z', got";
const TITLE = "'title' must be 1 to 100 characters, got";
const SHORTER = "; give a shorter one with IamCondition.cel";
const AT_LEAST_ONE = "must hold at least one, got none";

test.each<[string, () => IamCondition, string]>([
  ["no paths", () => IamCondition.requestPath(), `'prefixes' ${AT_LEAST_ONE}`],
  ["a path without a slash", () => IamCondition.requestPath("/a", "api"), `${PATHS} 'api'`],
  ["a path with a space", () => IamCondition.requestPath("/a b"), `${PATHS} '/a b'`],
  [
    "a path that is a token",
    () => IamCondition.requestPath(token),
    "'prefixes' must be known at synthesis, got a token; use IamCondition.cel",
  ],
  ["no hosts", () => IamCondition.requestHost(), `'hosts' ${AT_LEAST_ONE}`],
  [
    "a host with its scheme",
    () => IamCondition.requestHost("https://orders.example.com"),
    `${HOSTS} 'https://orders.example.com'`,
  ],
  [
    "a host in upper case",
    () => IamCondition.requestHost("Orders.example.com"),
    `${HOSTS} 'Orders.example.com'`,
  ],
  ["no access levels", () => IamCondition.accessLevels(), `'levels' ${AT_LEAST_ONE}`],
  ["an access level's short name", () => IamCondition.accessLevels("office"), `${LEVELS} 'office'`],
  ["a day that is none", () => IamCondition.until("tomorrow"), `${END} 'tomorrow'`],
  [
    "an hour that no day has",
    () => IamCondition.until("2026-12-31T24:00:00Z"),
    `${END} '2026-12-31T24:00:00Z'`,
  ],
  ["a month that is none", () => IamCondition.until("2026-13-01"), `${END} '2026-13-01'`],
  ["a day that its month has not", () => IamCondition.until("2026-02-30"), `${END} '2026-02-30'`],
  [
    "a time of another zone",
    () => IamCondition.until("2026-12-31T18:00:00+09:00"),
    `${END} '2026-12-31T18:00:00+09:00'`,
  ],
  [
    "an end that is a token",
    () => IamCondition.until(token),
    "'end' must be known at synthesis, got a token; use IamCondition.cel",
  ],
  [
    "an empty expression",
    () => IamCondition.cel("always", " "),
    `'expression' must be an expression, like 'request.time.getHours("Asia/Tokyo") < 18', got ' '`,
  ],
  [
    "a title that is a token",
    () => IamCondition.cel(token, "true"),
    "'title' must be known at synthesis, because it names the grant, got a token",
  ],
  ["an empty title", () => IamCondition.cel(" ", "true"), `${TITLE} ' '${SHORTER}`],
  [
    "a long title",
    () => IamCondition.cel("x".repeat(101), "true"),
    `${TITLE} '${"x".repeat(101)}'${SHORTER}`,
  ],
  [
    "more logical operators than Google takes",
    () => IamCondition.cel("many", `!(a != "&&")${" || true".repeat(12)}`),
    "'expression' must hold at most 12 logical operators, got 13 of them for 'many'",
  ],
  [
    "more paths than that",
    () => IamCondition.requestPath(..."abcdefghijklmn".split("").map((letter) => `/${letter}`)),
    "'expression' must hold at most 12 logical operators, got 13 of them for 'only /a, /b, /c, /d, /e, /f, /g, /h, /i, /j, /k, /l, /m, /n'",
  ],
  ["no conditions", () => IamCondition.all(), `'conditions' ${AT_LEAST_ONE}`],
])("refuses %s", (_, make, message) => {
  expect(make).toThrow(new Error(message));
});

describe("on 2026-11-21", () => {
  const root = new RootConstruct("shop");
  root.node.setContext(TODAY_CONTEXT, "2026-11-21");
  root.node.setContext(STRICT_CALENDAR_CONTEXT, "true");
  const orders = new Construct(root, "orders");
  const check = (condition: IamCondition) => () => {
    condition._checkDate(orders);
  };

  test.each(["2026-11-22", "2026-11-21T00:00:01Z", "2026-11-21T23:59:59Z", "2099-01-01"])(
    "a condition until %s is not over",
    (end) => {
      expect(check(IamCondition.until(end))).not.toThrow();
    },
  );

  test("a condition that is over gives a warning where the calendar is not strict", () => {
    const lenient = new RootConstruct("shop");
    lenient.node.setContext(TODAY_CONTEXT, "2026-11-21");
    IamCondition.until("2026-11-20")._checkDate(new Construct(lenient, "orders"));
    expect(warnings(lenient)).toEqual([
      "[shop/orders] 'condition' must not be over, got 'until 2026-11-20'; remove the grant",
    ]);
  });

  test.each(["2026-11-21", "2026-11-20T23:59:59Z", "2020-01-01"])("a condition until %s is over", (end) => {
    expect(check(IamCondition.until(end))).toThrow(
      new Error(`'condition' must not be over, got 'until ${end}'; remove the grant [at shop/orders]`),
    );
  });

  test("combined conditions end with the first of them", () => {
    const ends = ["2099-01-01", "2026-11-20"].map((end) => IamCondition.until(end));
    expect(check(IamCondition.all(...ends))).toThrow(
      new Error(
        "'condition' must not be over, got 'until 2099-01-01, until 2026-11-20'; remove the grant [at shop/orders]",
      ),
    );
  });

  test("conditions without an end do not end", () => {
    expect(check(IamCondition.requestPath("/"))).not.toThrow();
    expect(
      check(IamCondition.all(IamCondition.requestPath("/"), IamCondition.cel("x", "true"))),
    ).not.toThrow();
  });
});

describe("a description", () => {
  const until = IamCondition.until("2026-12-31");

  test("goes with the condition, and changes nothing else of it", () => {
    const { title, expression, description } = until.describedAs("Contract 4711");
    expect({ title, expression, description }).toEqual({
      title: until.title,
      expression: until.expression,
      description: "Contract 4711",
    });
    expect(until.description).toBeUndefined();
  });

  test("of several conditions at once names all of them", () => {
    const both = IamCondition.all(
      until.describedAs("A"),
      IamCondition.requestPath("/x/"),
      until.describedAs("B"),
    );
    expect(both.description).toBe("A; B");
    expect(IamCondition.all(until).description).toBeUndefined();
  });
});
