import { TerraformVariable } from "cdktf";
import { Role } from "../../lib/iam/role";
import { newStack } from "../support/stack";

const CONSTANTS = Object.entries(Role as unknown as { [constant: string]: Role });

test.each(CONSTANTS)("the constant Role.%s has the name of its role", (constant, role) => {
  const name = role.toString();
  expect(name).toMatch(/^roles\/[a-z]+\.[A-Za-z]+$/);
  expect(name.replace(/^roles\/|\./g, "").toLowerCase()).toBe(constant.replaceAll("_", "").toLowerCase());
});

test("each role has one constant", () => {
  const names = CONSTANTS.map(([, { name }]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /invoker$/i.test(name))).toEqual([
    "roles/run.invoker",
    "roles/run.servicesInvoker",
    "roles/cloudfunctions.invoker",
  ]);
});

test.each([
  "roles/owner",
  "roles/pubsub.publisher",
  "projects/example-project/roles/deployer",
  "projects/example.com:example-project/roles/deployer",
  "organizations/123456789012/roles/shop.deployer_2",
])("takes the full name %s", (name) => {
  const role = Role.of(name);
  expect([role.name, role.roleId, role.toString()]).toEqual([name, name, name]);
});

test.each([
  "",
  "run.invoker",
  "Cloud Run Invoker",
  "roles/",
  "roles/run.invoker ",
  "roles/run/invoker",
  "projects/example-project/roles/",
  "projects/example-project/roles/ab",
  "folders/123456789012/roles/deployer",
  "//iam.googleapis.com/roles/run.invoker",
])("refuses '%s'", (name) => {
  expect(() => Role.of(name)).toThrow(
    new Error(`'name' must be the full name of a role, like 'roles/run.invoker', got '${name}'`),
  );
});

test.each([
  ["a token", new TerraformVariable(newStack(), "role", {}).stringValue],
  ["an interpolation", "roles/${var.role}"],
])("refuses %s", (_, name) => {
  expect(() => Role.of(name)).toThrow(
    new Error("'name' must be known at synthesis, because it names the grant, got a token"),
  );
});

describe("a custom role of this app", () => {
  test("may have a token as its name; its id names its grants", () => {
    const name = new TerraformVariable(newStack(), "role", {}).stringValue;
    const role = Role.ofCustomRole("shop.caller_2", name);
    expect([role.name, role.roleId, role.toString()]).toEqual([
      name,
      "custom:shop.caller_2",
      "custom:shop.caller_2",
    ]);
  });

  test("may have a known name", () => {
    const name = "projects/example-project/roles/caller";
    expect(Role.ofCustomRole("caller", name).name).toBe(name);
  });

  test.each([
    ["''", ""],
    ["'ab'", "ab"],
    ["'my-role'", "my-role"],
    [`'${"a".repeat(65)}'`, "a".repeat(65)],
    ["a token", "${var.role}"],
  ])("has no id like %s", (quoted, roleId) => {
    expect(() => Role.ofCustomRole(roleId, "projects/example-project/roles/caller")).toThrow(
      new Error(`'roleId' must be 3 to 64 letters, digits, '_' and '.', known at synthesis, got ${quoted}`),
    );
  });

  test.each(["", "caller", "projects/example-project/roles/"])("is not called '%s'", (name) => {
    expect(() => Role.ofCustomRole("caller", name)).toThrow(
      new Error(`'name' must be the full name of a role, like 'roles/run.invoker', got '${name}'`),
    );
  });
});
