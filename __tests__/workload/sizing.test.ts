import { TerraformStack, TerraformVariable } from "cdktf";
import { checkSizing, instancesOf, type Sizing } from "../../lib/workload/sizing";
import { newApp } from "../support/stack";

const at = new TerraformStack(newApp(), "shop");
const token = new TerraformVariable(at, "number", { type: "number" }).numberValue;

const check = (sizing: Partial<Sizing>) => () => {
  checkSizing({ memoryMib: 256, minInstances: 0, maxInstances: 100, ...sizing }, at);
};

// https://cloud.google.com/run/docs/configuring/services/memory-limits
describe.each([
  [0.08, 128, 512],
  [0.49, 128, 512],
  [0.5, 128, 1024],
  [0.999, 128, 1024],
  [1, 128, 4096],
  [2, 128, 8192],
  [4, 2048, 16384],
  [6, 4096, 24576],
  [8, 4096, 32768],
])("%d CPUs", (cpu, min, max) => {
  test(`take ${min} to ${max} MiB`, () => {
    check({ cpu, memoryMib: min })();
    check({ cpu, memoryMib: max })();
  });

  test.each([min - 1, max + 1].filter((memoryMib) => memoryMib >= 128 && memoryMib <= 32768))(
    "do not take %i MiB",
    (memoryMib) => {
      expect(check({ cpu, memoryMib })).toThrow(
        new Error(
          `'memoryMib' must be between ${min} and ${max} where 'cpu' is ${cpu}, got ${memoryMib} [at shop]`,
        ),
      );
    },
  );
});

test.each([0, 0.079, -1, 1.5, 3, 5, 7, 9, 10, NaN, Infinity])("%d CPUs are refused", (cpu) => {
  expect(check({ cpu, memoryMib: 4096 })).toThrow(
    new Error(`'cpu' must be 1, 2, 4, 6, 8, or a fraction from 0.08, got ${cpu} [at shop]`),
  );
});

test.each<[keyof Sizing, number[], number[], string]>([
  ["memoryMib", [128, 129, 32768], [0, -1, 127, 32769], "between 128 and 32768"],
  ["concurrency", [1, 2, 1000], [0, -1, 1001], "between 1 and 1000"],
  ["minInstances", [0, 1, 100], [-1], "at least 0"],
  ["maxInstances", [1, 5000], [0, -1], "at least 1"],
])("%s is a whole number within its bounds", (prop, good, bad, bounds) => {
  // The CPUs that go with every number of requests, and with every memory.
  const sized = (value: number) =>
    check(prop === "memoryMib" ? { [prop]: value } : { cpu: 1, [prop]: value });
  for (const value of good) expect(sized(value)).not.toThrow();
  for (const value of bad) {
    expect(sized(value)).toThrow(new Error(`'${prop}' must be ${bounds}, got ${value} [at shop]`));
  }
  for (const value of [1.5, NaN, Infinity]) {
    expect(sized(value)).toThrow(new Error(`'${prop}' must be a whole number, got ${value} [at shop]`));
  }
});

test("a concurrency above 1 needs a given number of CPUs of at least 1", () => {
  check({ concurrency: 1 })();
  check({ concurrency: 1, cpu: 0.5 })();
  expect(check({ concurrency: 2, cpu: 0.5 })).toThrow(
    new Error("'cpu' must be at least 1 where 'concurrency' is 2, got 0.5 [at shop]"),
  );
  expect(check({ concurrency: 80, totalCpu: 0.5 })).toThrow(
    new Error("'cpu' must be at least 1 where 'concurrency' is 80, got undefined [at shop]"),
  );
});

test("the CPUs of all containers count for the concurrency of an instance", () => {
  check({ concurrency: 80, cpu: 0.5, totalCpu: 1 })();
  check({ concurrency: 80, cpu: 0.5, totalCpu: token })();
  expect(check({ concurrency: 80, cpu: 0.4, totalCpu: 0.9 })).toThrow(
    new Error("'cpu' must be at least 1 where 'concurrency' is 80, got 0.9 [at shop]"),
  );
});

test("minInstances must not exceed maxInstances", () => {
  check({ minInstances: 100 })();
  check({ minInstances: 3, maxInstances: 3 })();
  expect(check({ minInstances: 5, maxInstances: 3 })).toThrow(
    new Error("'minInstances' must not exceed 'maxInstances', got 5 and 3 [at shop]"),
  );
});

test("tokens are checked neither alone nor in pairs", () => {
  check({ memoryMib: token, cpu: token, concurrency: token, minInstances: token, maxInstances: token })();
  check({ memoryMib: token, cpu: 8 })();
  check({ memoryMib: 128, cpu: token, concurrency: 80 })();
  check({ concurrency: token })();
  check({ minInstances: token, maxInstances: 1 })();
  check({ minInstances: 1000, maxInstances: token })();
});

test("a revision has 0 to 100 instances by default", () => {
  expect(instancesOf({})).toEqual({ minInstances: 0, maxInstances: 100 });
  expect(instancesOf({ minInstances: undefined, maxInstances: 3 })).toEqual({
    minInstances: 0,
    maxInstances: 3,
  });
});
