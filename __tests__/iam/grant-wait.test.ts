import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { TerraformProvider, type TerraformStack, Testing } from "cdktf";
import { effective, IAM_WAIT_SECONDS_CONTEXT } from "../../lib/iam/grant-wait";
import { Secret } from "../../lib/resources/secret";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const TimeSleep = { tfResourceType: "time_sleep" };
const BUILD = "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586";
const OTHERS = "time_sleep.cloud-run-functions_wait-for-grants_AE405EF5";

const waiting = (seconds?: unknown) =>
  newStack(newApp(seconds === undefined ? {} : { [IAM_WAIT_SECONDS_CONTEXT]: seconds }));
const secretOf = (stack: TerraformStack, id: string) => Secret.fromSecretId(stack, id, id);
const sleepsOf = (dependsOn: unknown) =>
  (dependsOn as string[]).filter((one) => one.startsWith("time_sleep."));

/** Whom each sleep follows, by the last word of the address. */
function sleeps(stack: TerraformStack): { [address: string]: unknown } {
  const all = Object.entries(byAddress(stack, TimeSleep)) as [
    string,
    { triggers: object; create_duration: string },
  ][];
  return Object.fromEntries(
    all.map(([name, { triggers, create_duration: duration }]) => {
      expect(Object.values(triggers)).toEqual(Object.keys(triggers).map((address) => `\${${address}.id}`));
      const roles = Object.keys(triggers).map((address) => /roles--([A-Za-z]+)service/.exec(address)?.[1]);
      return [`time_sleep.${name}`, [duration, ...roles.sort()]];
    }),
  );
}

const BUILD_ROLES = ["artifactregistrywriter", "logginglogWriter", "storageobjectViewer"];

test("functions wait three minutes after the roles of their build, and together after their own grants", () => {
  const stack = waiting();
  newFunction(stack, "orders", { secretEnvironment: { KEY: secretOf(stack, "key").version("1") } });
  newFunction(stack, "reports", {
    secretEnvironment: { PASSWORD: secretOf(stack, "password").version("1") },
  });
  newFunction(stack, "hello");
  expect(sleeps(stack)).toEqual({
    [BUILD]: ["180s", ...BUILD_ROLES],
    [OTHERS]: ["180s", "secretmanagersecretAccessor", "secretmanagersecretAccessor"],
  });
  const functions = Object.values(byAddress(stack, Cloudfunctions2Function)) as {
    name: string;
    depends_on: string[];
  }[];
  expect(Object.fromEntries(functions.map(({ name, depends_on }) => [name, sleepsOf(depends_on)]))).toEqual({
    hello: [BUILD],
    orders: [BUILD, OTHERS],
    reports: [BUILD, OTHERS],
  });
});

test("a service waits for access to its secrets, and for nothing where it has none", () => {
  const stack = waiting();
  newService(stack, "orders", { secretEnvironment: { KEY: secretOf(stack, "key").version("1") } });
  newService(stack, "hello");
  expect(sleeps(stack)).toEqual({ [OTHERS]: ["180s", "secretmanagersecretAccessor"] });
  const services = Object.values(byAddress(stack, CloudRunV2Service)) as {
    name: string;
    depends_on?: string[];
  }[];
  expect(services.map(({ name, depends_on = [] }) => [name, sleepsOf(depends_on)])).toEqual([
    ["hello", []],
    ["orders", [OTHERS]],
  ]);
});

test.each([
  [0, undefined],
  ["0", undefined],
  [60, "60s"],
  ["300", "300s"],
])("the context says how many seconds that are: %p", (seconds, duration) => {
  const stack = waiting(seconds);
  newFunction(stack, "hello");
  expect(sleeps(stack)).toEqual(duration === undefined ? {} : { [BUILD]: [duration, ...BUILD_ROLES] });
});

test.each([-1, 1.5, 3601, "soon", "", {}])("the context must be a number of seconds, not %p", (seconds) => {
  const stack = waiting(seconds);
  expect(() => newFunction(stack, "hello")).toThrow(
    `context '${IAM_WAIT_SECONDS_CONTEXT}' must be a whole number of seconds from 0 to 3600, got `,
  );
});

test("nobody waits for no grants", () => {
  expect(effective(waiting(), [])).toEqual([]);
});

describe("the provider of the wait", () => {
  const requiredBy = (stack: TerraformStack) =>
    (JSON.parse(Testing.synth(stack, true)) as { terraform: { required_providers: object } }).terraform
      .required_providers;

  class TimeProvider extends TerraformProvider {
    constructor(scope: TerraformStack) {
      super(scope, "time", {
        terraformResourceType: "time",
        terraformGeneratorMetadata: { providerName: "time", providerVersion: "0.13.1" },
        terraformProviderSource: "time",
      });
    }
  }

  test("is required by the stack, without being configured", () => {
    const stack = waiting();
    newFunction(stack, "hello");
    expect(requiredBy(stack)).toMatchObject({ time: { source: "hashicorp/time", version: "~> 0.9" } });
  });

  test("is not required where nothing waits", () => {
    const stack = waiting(0);
    newFunction(stack, "hello");
    expect(requiredBy(stack)).not.toHaveProperty("time");
  });

  test.each(["before", "after"])("is left as it is where the stack declares it %s the functions", (when) => {
    const stack = waiting();
    if (when === "before") new TimeProvider(stack);
    newFunction(stack, "hello");
    if (when === "after") new TimeProvider(stack);
    expect(requiredBy(stack)).toMatchObject({ time: { source: "time", version: "0.13.1" } });
  });
});
