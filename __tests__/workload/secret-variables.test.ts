import { Construct } from "constructs";
import { Secret } from "../../lib/resources/secret";
import type { EnvironmentRules } from "../../lib/workload/environment";
import { secretVariablesOf } from "../../lib/workload/secret-variables";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const stack = newStack();
const db = Secret.fromSecretId(stack, "db", "db-password", { project: "vault" });
const key = Secret.fromSecretId(stack, "key", "signing-key", { project: "vault" });
const RULES: EnvironmentRules = { prop: "environment", reserved: ["K_SERVICE"], maxVariables: 1000 };

let at: Construct;
let workloads = 0;
beforeEach(() => {
  at = new Construct(stack, `orders${++workloads}`);
});
const here = () => ` [at ${at.node.path}]`;

test("the variables keep the order of the caller, and their names are escaped", () => {
  const variables = { KEY: key.version("stable"), "${DB}": db.version("2"), DB_OLD: db.version("1") };
  expect(secretVariablesOf(variables, { MODE: "test" }, RULES, at)).toEqual([
    { name: "KEY", secret: key, version: "stable" },
    { name: "$${DB}", secret: db, version: "2" },
    { name: "DB_OLD", secret: db, version: "1" },
  ]);
  expect(warnings(at)).toEqual([]);
});

test("the latest version gives a warning, because a new version starts no instance", () => {
  secretVariablesOf({ DB: db.version("latest"), KEY: key.version("1") }, {}, RULES, at);
  expect(warnings(at)).toEqual([
    `[${at.node.path}] 'secretEnvironment.DB' must name a version to take effect when the secret changes, got 'latest'`,
  ]);
});

test.each(["DB", "${DB}"])("a name that the environment has is refused: %s", (name) => {
  expect(() => secretVariablesOf({ [name]: db.version("1") }, { [name]: "x" }, RULES, at)).toThrow(
    new Error(`'secretEnvironment' must not repeat a name of 'environment', got '${name}'${here()}`),
  );
});

test("a name that every JavaScript object has is taken", () => {
  expect(secretVariablesOf({ toString: db.version("1") }, {}, RULES, at)).toHaveLength(1);
});

test.each([
  ["A=B", "have names without '=', spaces and control characters, got 'A=B'"],
  ["K_SERVICE", "not set a variable that Google sets itself, got 'K_SERVICE'"],
  ["X_GOOGLE_A", "not set variables that begin with X_GOOGLE_, got 'X_GOOGLE_A'"],
])("the name %s is refused", (name, rule) => {
  expect(() => secretVariablesOf({ [name]: db.version("1") }, {}, RULES, at)).toThrow(
    new Error(`'secretEnvironment' must ${rule}${here()}`),
  );
});
