import { rendered } from "../../lib/access/command/rendered";
import { differenceBetween } from "../../lib/access/difference";
import type { Fact } from "../../lib/access/fact";
import { mainWith } from "./main-changed";

const ORDERS_OPEN = [
  'source: FunctionSource.directory("functions/orders"),\n      ingress: IngressSettings.INTERNAL',
  'source: FunctionSource.directory("functions/orders"),\n      ingress: IngressSettings.ALL',
] as const;
const OPS = 'orders.grantInvoke(Principal.group("ops@example.com"));';

/** Typical pull requests to main.ts. */
const PULL_REQUESTS: readonly (readonly [title: string, after: () => Fact[], kinds: string[]])[] = [
  ["ingress opened", () => mainWith(ORDERS_OPEN), ["widened"]],
  [
    "public added",
    () => mainWith([OPS, `${OPS}\n    orders.grantInvoke(Principal.allUsers("A demo for a day"));`]),
    ["gained"],
  ],
  [
    "member added",
    () => mainWith([OPS, `${OPS}\n    orders.grantInvoke(Principal.user("ada@example.com"));`]),
    ["gained"],
  ],
  [
    "secret removed",
    () =>
      mainWith([
        'secretEnvironment: {\n        SIGNING_KEY: Secret.fromSecretId(this, "signing-key", "signing-key").version("1"),\n      },',
        "",
      ]),
    ["lost"],
  ],
  ["function renamed", () => mainWith(['"nightly-report"', '"report-of-the-night"']), ["renamed"]],
];

const before = mainWith();
const FORMATS = ["text", "markdown", "json", "mermaid", "html"] as const;

describe.each(PULL_REQUESTS)("a pull request: %s", (_, after, kinds) => {
  const facts = after();
  const changes = differenceBetween(before, facts);

  test("changes access as expected", () => {
    expect(changes.map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each(FORMATS)("is shown as %s", (format) => {
    expect(rendered(format, { hasColours: false }, facts, changes)).toMatchSnapshot();
  });
});

test("a pull request that changes code and memory changes no access", () => {
  expect(
    mainWith(["memoryMib: 512", "memoryMib: 1024"], ['entryPoint: "report"', 'entryPoint: "other"']),
  ).toEqual(before);
});
