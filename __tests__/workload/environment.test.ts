import { TerraformStack, TerraformVariable, Token } from "cdktf";
import { checkEnvironment, checkVariableName, type EnvironmentRules } from "../../lib/workload/environment";
import { newApp } from "../support/stack";

const at = new TerraformStack(newApp(), "shop");
const token = new TerraformVariable(at, "text", { type: "string" }).stringValue;
const KIB = 1024;

const UNLIMITED: EnvironmentRules = { prop: "environment", reserved: ["PORT", "K_SERVICE"], maxVariables: 3 };
const LIMITED: EnvironmentRules = { ...UNLIMITED, maxTotalKib: 32, maxVariableKib: 20 };

const check =
  (variables: { [name: string]: unknown }, rules = LIMITED) =>
  () => {
    checkEnvironment(variables as { [name: string]: string }, rules, at);
  };
const refusal = (rule: string) => new Error(`'environment${rule} [at shop]`);

test.each([
  "A",
  "a",
  "_",
  "1",
  "LOG_EXECUTION_ID",
  "GOOGLE_CLOUD_PROJECT",
  "my.name-x",
  "ünï",
  "X_GOOGLE",
  "PORT2",
  "toString",
])("the name %s is taken", (name) => {
  check({ [name]: "x" })();
});

test.each([
  ["", "''"],
  ["A=B", "'A=B'"],
  ["A B", "'A B'"],
  ["A\n", "'A\\n'"],
  ["A\u0000", "'A\\u0000'"],
])("the name %j is refused", (name, quoted) => {
  expect(check({ [name]: "x" })).toThrow(
    refusal(`' must have names without '=', spaces and control characters, got ${quoted}`),
  );
});

test.each(["PORT", "K_SERVICE"])("the variable %s is refused, because Google sets it", (name) => {
  expect(check({ [name]: "x" })).toThrow(
    refusal(`' must not set a variable that Google sets itself, got '${name}'`),
  );
  check({ [name]: "x" }, { ...LIMITED, reserved: [] })();
});

test("a name with Google's prefix is refused", () => {
  expect(check({ X_GOOGLE_A: "x" }, { ...LIMITED, reserved: [] })).toThrow(
    refusal("' must not set variables that begin with X_GOOGLE_, got 'X_GOOGLE_A'"),
  );
});

test("too many variables are refused", () => {
  check({ A: "", B: "", C: "" })();
  expect(check({ A: "", B: "", C: "", D: "" })).toThrow(refusal("' must hold at most 3 variables, got 4"));
});

test("the total size of names and values is counted in bytes", () => {
  const half = "ü".repeat(8 * KIB - 1);
  const variables = { A: half, BC: half };
  check({ ...variables, D: "" })();
  expect(check({ ...variables, DE: "" })).toThrow(
    refusal("' must hold at most 32 KiB of names and values, got 33 KiB"),
  );
  check({ ...variables, DE: "" }, UNLIMITED)();
});

test("the size of a variable includes its name and an equals sign", () => {
  const variable = (bytes: number) => ({ TOKEN: "x".repeat(bytes - "TOKEN=".length) });
  check(variable(20 * KIB))();
  expect(check(variable(20 * KIB + 1))).toThrow(refusal(".TOKEN' must hold at most 20 KiB, got 21 KiB"));
  check(variable(20 * KIB + 1), UNLIMITED)();
});

test("tokens are neither checked nor counted", () => {
  check({ [token]: "x", [`X_GOOGLE_${token}`]: "x", PORT_OF_DB: token })();
  check({ A: "x".repeat(16 * KIB - 1), B: "x".repeat(16 * KIB - 1), [`${token}=`]: "xx" })();
  check(Token.asStringMap(new TerraformVariable(at, "variables", {}).value))();
});

test("a name can be checked without a value", () => {
  const rules = { prop: "secretEnvironment", reserved: ["PORT"] };
  checkVariableName("K_SERVICE", rules, at);
  expect(() => {
    checkVariableName("PORT", rules, at);
  }).toThrow(
    new Error("'secretEnvironment' must not set a variable that Google sets itself, got 'PORT' [at shop]"),
  );
});
