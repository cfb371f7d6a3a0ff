import { TerraformLocal, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import {
  BUILD_TIME,
  checkEnvironment,
  checkVariableName,
  environmentConfig,
  RUN_TIME,
} from "../../lib/workload/environment";
import { newApp } from "../support/stack";
import { got } from "../../lib/core/errors";

const at = new TerraformStack(newApp(), "shop");
const token = new TerraformVariable(at, "text", { type: "string" }).stringValue;
const KIB = 1024;

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`V${i}`, ""]));

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
])("takes the name %s everywhere", (name) => {
  checkEnvironment({ [name]: "x" }, RUN_TIME, at);
  checkEnvironment({ [name]: "x" }, BUILD_TIME, at);
});

test.each([
  ["", "''"],
  ["A=B", "'A=B'"],
  ["A B", "'A B'"],
  ["A\n", "'A\\n'"],
  ["A\u0000", "'A\\u0000'"],
])("refuses %j for a name", (name, quoted) => {
  expect(() => {
    checkEnvironment({ [name]: "x" }, RUN_TIME, at);
  }).toThrow(
    new Error(
      `'environment' must have names without '=', spaces and control characters, got ${quoted} [at shop]`,
    ),
  );
});

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
  test.each(reserved)("must leave %s to Google", (name) => {
    expect(() => {
      checkEnvironment({ [name]: "x" }, rules, at);
    }).toThrow(
      new Error(
        `'${rules.prop}' must not set a variable that Google sets itself, got ${got(name)} [at shop]`,
      ),
    );
    checkEnvironment({ [name]: "x" }, others, at);
  });

  test("must not use Google's prefix", () => {
    expect(() => {
      checkEnvironment({ X_GOOGLE_A: "x" }, rules, at);
    }).toThrow(
      new Error(
        `'${rules.prop}' must not set variables that begin with X_GOOGLE_, got 'X_GOOGLE_A' [at shop]`,
      ),
    );
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

test("holds at most 32 KiB of names and values at run time, counted in bytes", () => {
  const ü = "ü".repeat(16 * KIB - 1);
  checkEnvironment({ AB: ü }, RUN_TIME, at);
  expect(() => {
    checkEnvironment({ ABC: ü }, RUN_TIME, at);
  }).toThrow(new Error("'environment' must hold at most 32 KiB of names and values, got 33 KiB [at shop]"));
});

test("holds 100 variables of 64 KiB at build time", () => {
  const variables = Array.from({ length: 100 }, (_, i) => [`V${i}`, "x".repeat(64 * KIB - "V99=".length)]);
  checkEnvironment(Object.fromEntries(variables) as { [name: string]: string }, BUILD_TIME, at);
});

test("holds at most 64 KiB in each variable at build time", () => {
  const variable = (bytes: number) => ({ TOKEN: "x".repeat(bytes - "TOKEN=".length) });
  checkEnvironment(variable(64 * KIB), BUILD_TIME, at);
  expect(() => {
    checkEnvironment(variable(64 * KIB + 1), BUILD_TIME, at);
  }).toThrow(new Error("'buildEnvironment.TOKEN' must hold at most 64 KiB, got 65 KiB [at shop]"));
});

test("judges no token, and counts none", () => {
  checkEnvironment({ [token]: "x", PORT_OF_DB: token }, RUN_TIME, at);
  checkEnvironment({ A: "x".repeat(32 * KIB - 1), [`${token}=`]: "xx" }, RUN_TIME, at);
});

test.each([
  ["undefined", undefined],
  ["null", null],
  ["80", 80],
  ["true", true],
])("a variable that is no string but %s, as of process.env, is refused by name", (quoted, value) => {
  const environment = { MODE: value } as unknown as { [name: string]: string };
  for (const rules of [RUN_TIME, BUILD_TIME]) {
    expect(() => {
      checkEnvironment(environment, rules, at);
    }).toThrow(new Error(`'${rules.prop}.MODE' must be a string, got ${quoted} [at shop]`));
  }
});

describe("a map that is a token as a whole", () => {
  const map = Token.asStringMap(new TerraformVariable(at, "variables", {}).value);

  test("is not judged", () => {
    checkEnvironment(map, RUN_TIME, at);
    checkEnvironment(map, BUILD_TIME, at);
  });

  test("is what Terraform sets, beside LOG_EXECUTION_ID, which it may set itself", () => {
    new TerraformLocal(at, "environment", environmentConfig(map));
    const { locals } = JSON.parse(Testing.synth(at, true)) as { locals: unknown };
    expect(locals).toEqual({ environment: '${merge({"LOG_EXECUTION_ID" = "true"}, var.variables)}' });
  });
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
])("Terraform sets LOG_EXECUTION_ID and %s, as data", (_, variables, config) => {
  expect(environmentConfig(variables)).toEqual(config);
});

test("names are judged alone for variables that hold secrets", () => {
  expect(() => {
    checkVariableName("PORT", { ...RUN_TIME, prop: "secretEnvironment" }, at);
  }).toThrow(
    new Error("'secretEnvironment' must not set a variable that Google sets itself, got 'PORT' [at shop]"),
  );
});
