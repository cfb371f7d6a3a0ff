import { differenceBetween } from "../../lib/access/difference";
import { factFrom } from "./main-changed";

const IS = "shop/orders  is  a 2nd gen function  name: orders";
const ADA = "shop/orders  caller  user:ada@example.com  role: roles/run.invoker";
const ALL = "shop/orders  caller  allUsers  role: roles/run.invoker";
const UNTIL = (day: string, more = ""): string =>
  `${ADA}  condition: ${JSON.stringify(`${more}request.time < timestamp("${day}T00:00:00Z")`)}  until: ${day}T00:00:00Z`;
const REPORT = "serviceAccount:report-run@example-project.iam.gserviceaccount.com";

function changes(before: readonly string[], after: readonly string[]): string[] {
  return differenceBetween(before.map(factFrom), after.map(factFrom)).map(
    ({ kind, path, text }) => `${kind}: ${path} ${text}`,
  );
}

function kinds(before: readonly string[], after: readonly string[]): string[] {
  return differenceBetween([IS, ...before].map(factFrom), [IS, ...after].map(factFrom)).map(
    ({ kind }) => kind,
  );
}

test.each<[title: string, before: string[], after: string[], kinds: string[]]>([
  ["nothing changes", [ADA], [ADA], []],
  ["a new caller", [], [ADA], ["gained"]],
  ["a removed caller", [ADA], [], ["lost"]],
  ["a removed condition", [UNTIL("2027-01-01")], [ADA], ["widened"]],
  ["a new condition", [ADA], [UNTIL("2027-01-01")], ["narrowed"]],
  ["a later expiry", [UNTIL("2027-01-01")], [UNTIL("2028-01-01")], ["widened"]],
  ["an earlier expiry", [UNTIL("2027-01-01")], [UNTIL("2026-12-01")], ["narrowed"]],
  [
    "an earlier expiry, and another condition beside it",
    [UNTIL("2027-01-01")],
    [UNTIL("2026-12-01", "true && ")],
    ["widened"],
  ],
  [
    "another condition, which cannot be compared",
    [`${ADA}  condition: a`],
    [`${ADA}  condition: b`],
    ["widened"],
  ],
  [
    "a second condition",
    [`${ADA}  condition: a`],
    [`${ADA}  condition: a`, `${ADA}  condition: b`],
    ["widened"],
  ],
  ["a conditional binding beside one without a condition", [ADA], [ADA, `${ADA}  condition: b`], ["changed"]],
  ["a role with more permissions", [ADA], [ADA.replace("invoker", "admin")], ["widened"]],
  ["a role with fewer permissions", [ADA.replace("invoker", "admin")], [ADA], ["narrowed"]],
  [
    "a job that may be run with overrides",
    [ADA],
    [ADA.replace("invoker", "jobsExecutorWithOverrides")],
    ["widened"],
  ],
  [
    "a job that is run as it is defined again",
    [ADA.replace("invoker", "jobsExecutorWithOverrides")],
    [ADA],
    ["narrowed"],
  ],
  ["another role that is made for callers", [ADA], [ADA.replace("invoker", "servicesInvoker")], ["changed"]],
  ["another reason", [`${ALL}  reason: a`], [`${ALL}  reason: b`], ["changed reason"]],
  ["a new caller of what everyone may call", [ALL], [ALL, ADA], ["changed"]],
  [
    "a new caller of what everyone may call under a condition",
    [`${ALL}  condition: a`],
    [`${ALL}  condition: a`, ADA],
    ["gained"],
  ],
  ["everyone is removed, and another caller stays", [ALL, ADA], [ADA], ["lost"]],
  ["a removed denial", ["shop/no  denied  allUsers  on: projects/p"], [], ["widened"]],
  ["a new denial", [], ["shop/no  denied  allUsers  on: projects/p"], ["narrowed"]],
  [
    "a new exception of a denial",
    ["shop/no  denied  allUsers  on: projects/p"],
    ["shop/no  denied  allUsers  on: projects/p  except: user:a@example.com"],
    ["widened"],
  ],
  ["a caller is no longer denied", [`${ADA}  denied: yes`], [ADA], ["widened"]],
  ["a caller is denied", [ADA], [`${ADA}  denied: yes`], ["narrowed"]],
  [
    "ingress now admits a caller",
    [`${ADA}  path: the internet  arrives: no`],
    [`${ADA}  path: the internet`],
    ["widened"],
  ],
  ["the invoker check is turned off", [], ["shop/orders  invoker check  off  reason: open"], ["widened"]],
  ["the invoker check is turned on", ["shop/orders  invoker check  off"], [], ["narrowed"]],
  ["Identity-Aware Proxy is turned off", ["shop/orders  IAP  on"], [], ["widened"]],
  ["the default URL is turned on", ["shop/orders  default URL  off"], [], ["widened"]],
  ["the default URL is turned off", [], ["shop/orders  default URL  off"], ["narrowed"]],
  [
    "ingress admits more paths",
    ["shop/orders  ingress  INTERNAL"],
    ["shop/orders  ingress  INTERNAL_AND_CLOUD_LOAD_BALANCING"],
    ["widened"],
  ],
  [
    "ingress admits fewer paths",
    ["shop/orders  ingress  ALL"],
    ["shop/orders  ingress  INTERNAL"],
    ["narrowed"],
  ],
  [
    "ingress becomes unknown",
    ["shop/orders  ingress  INTERNAL"],
    ["shop/orders  unknown  ingress"],
    ["unknown", "changed"],
  ],
  ["a caller becomes unknown", [ADA], ["shop/orders  unknown  who is let in  on: x"], ["unknown", "lost"]],
  [
    "a new role on a secret",
    [],
    ["shop/orders  holds  roles/secretmanager.secretAccessor  on: secret s"],
    ["gained"],
  ],
  [
    "the same role on another secret",
    ["shop/orders  holds  roles/x  on: secret s"],
    ["shop/orders  holds  roles/x  on: secret t"],
    ["gained", "lost"],
  ],
  [
    "a project-wide role",
    [],
    ["projects/p  caller of all  user:a@example.com  role: roles/editor"],
    ["gained"],
  ],
  ["an open operation", [], ["shop/gateway  open operation  GET /status  reason: open"], ["gained"]],
  [
    "a workload runs as another account",
    ["shop/orders  runs as  serviceAccount:a@x"],
    ["shop/orders  runs as  serviceAccount:b@x"],
    ["changed"],
  ],
  [
    "a caller runs as another account",
    [`shop/orders  caller  ${REPORT}  as: shop/report  role: roles/run.invoker`],
    ["shop/orders  caller  serviceAccount:other@x  as: shop/report  role: roles/run.invoker"],
    [],
  ],
])("%s", (_, before, after, expected) => {
  expect(kinds(before, after)).toEqual(expected);
});

test("what guarded a service is no change of its own where the service is new or gone", () => {
  const guarded = ["shop/web  is  a Cloud Run service", "shop/web  default URL  off", "shop/web  IAP  on"];
  expect(changes([], guarded)).toEqual(["changed: shop/web is new: a Cloud Run service"]);
  expect(changes([...guarded, "shop/web  invoker check  off"], [])).toEqual([
    "changed: shop/web is gone (a Cloud Run service)",
  ]);
});

test("the text of a change names who, what and why", () => {
  expect(
    changes(
      [IS, "shop/orders  ingress  INTERNAL"],
      [
        IS,
        "shop/orders  ingress  ALL",
        `${ALL}  reason: A demo for a day`,
        `shop/orders  caller  ${REPORT}  as: shop/report  role: roles/run.invoker  path: the internet`,
      ],
    ),
  ).toEqual([
    "gained: shop/orders everyone on the internet (allUsers) may call, because: A demo for a day",
    `gained: shop/orders shop/report (${REPORT}) may call, by the internet`,
    "widened: shop/orders admits ALL, and before: INTERNAL; who may call may now come from the internet",
  ]);
});

describe("a construct under another path", () => {
  const at = (path: string, ...callers: string[]): string[] => [
    `${path}  is  a 2nd gen function  name: ${path}`,
    `${path}  ingress  INTERNAL`,
    `${path}  runs as  serviceAccount:${path}@x`,
    ...callers.map((caller) => `${path}  caller  ${caller}  role: roles/run.invoker`),
  ];

  test("is renamed if it has the same callers", () => {
    expect(changes(at("a", "user:x@example.com"), at("b", "user:x@example.com"))).toEqual([
      "renamed: b was a, and lets the same callers in",
    ]);
  });

  test("is new if it has one more caller", () => {
    expect(
      changes(at("a", "user:x@example.com"), at("b", "user:x@example.com", "user:y@example.com")),
    ).toEqual([
      "gained: b user:x@example.com may call",
      "gained: b user:y@example.com may call",
      "lost: a user:x@example.com may no longer call",
      "changed: a is gone (a 2nd gen function)",
      "changed: b is new: a 2nd gen function, which admits INTERNAL",
    ]);
  });

  test("is new if it could be either of two removed constructs", () => {
    expect(changes([...at("a"), ...at("b")], at("c")).map((line) => line.slice(0, 10))).toEqual([
      "changed: a",
      "changed: b",
      "changed: c",
    ]);
  });
});
