import { TerraformLocal, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { BUILD_TIME, environmentConfig, RUN_TIME } from "../../lib/functions/function-environment";
import { checkEnvironment } from "../../lib/workload/environment";
import { newApp } from "../support/stack";

const at = new TerraformStack(newApp(), "shop");
const KIB = 1024;

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`V${i}`, ""]));

describe.each([
  [
    RUN_TIME,
    ["PORT", "K_SERVICE", "K_REVISION", "K_CONFIGURATION", "FUNCTION_TARGET", "FUNCTION_SIGNATURE_TYPE"],
    BUILD_TIME,
  ],
  [
    BUILD_TIME,
    ["GOOGLE_ENTRYPOINT", "GOOGLE_FUNCTION_TARGET", "GOOGLE_RUNTIME", "GOOGLE_RUNTIME_VERSION"],
    RUN_TIME,
  ],
])("$prop", (rules, reserved, others) => {
  test.each(reserved)("must not set %s, which Google sets", (name) => {
    expect(() => {
      checkEnvironment({ [name]: "x" }, rules, at);
    }).toThrow(
      new Error(`'${rules.prop}' must not set a variable that Google sets itself, got '${name}' [at shop]`),
    );
    checkEnvironment({ [name]: "x" }, others, at);
  });
});

test.each([
  [RUN_TIME, 1000],
  [BUILD_TIME, 100],
])("$prop holds at most %i variables", (rules, limit) => {
  checkEnvironment(many(limit), rules, at);
  expect(() => {
    checkEnvironment(many(limit + 1), rules, at);
  }).toThrow(new Error(`'${rules.prop}' must hold at most ${limit} variables, got ${limit + 1} [at shop]`));
});

test("the names and values of the code's variables have at most 32 KiB together", () => {
  checkEnvironment({ AB: "x".repeat(32 * KIB - 2) }, RUN_TIME, at);
  expect(() => {
    checkEnvironment({ ABC: "x".repeat(32 * KIB - 2) }, RUN_TIME, at);
  }).toThrow(new Error("'environment' must hold at most 32 KiB of names and values, got 33 KiB [at shop]"));
});

test("each variable of the build has at most 64 KiB", () => {
  const variables = Array.from({ length: 100 }, (_, i) => [`V${i}`, "x".repeat(64 * KIB - "V99=".length)]);
  checkEnvironment(Object.fromEntries(variables) as { [name: string]: string }, BUILD_TIME, at);
  expect(() => {
    checkEnvironment({ TOKEN: "x".repeat(64 * KIB) }, BUILD_TIME, at);
  }).toThrow(new Error("'buildEnvironment.TOKEN' must hold at most 64 KiB, got 65 KiB [at shop]"));
});

test("a map that is a token is merged with LOG_EXECUTION_ID, which it may set itself", () => {
  const map = Token.asStringMap(new TerraformVariable(at, "variables", {}).value);
  new TerraformLocal(at, "environment", environmentConfig(map));
  const { locals } = JSON.parse(Testing.synth(at, true)) as { locals: unknown };
  expect(locals).toEqual({ environment: '${merge({"LOG_EXECUTION_ID" = "true"}, var.variables)}' });
});

test.each<[string, { [name: string]: string }, { [name: string]: string }]>([
  ["nothing", {}, { LOG_EXECUTION_ID: "true" }],
  ["the caller's variables", { MODE: "test" }, { LOG_EXECUTION_ID: "true", MODE: "test" }],
  ["the caller's own LOG_EXECUTION_ID", { LOG_EXECUTION_ID: "false" }, { LOG_EXECUTION_ID: "false" }],
  [
    "text that Terraform would read",
    { A: "${x}", "%{B}": "%{ if }", C: "${TfToken}" },
    { LOG_EXECUTION_ID: "true", A: "$${x}", "%%{B}": "%%{ if }", C: "$${TfToken}" },
  ],
])("Terraform sets LOG_EXECUTION_ID and %s, with escaped text", (_, variables, config) => {
  expect(environmentConfig(variables)).toEqual(config);
});
