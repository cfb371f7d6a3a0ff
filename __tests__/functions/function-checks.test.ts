import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { checkFunction } from "../../lib/functions/function-checks";
import { FunctionSource } from "../../lib/source/function-source";
import { Runtime } from "../../lib/functions/runtime";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const stack = newStack();
const token = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories/functions";
const dockerRepository = DockerRepository.fromName(stack, "repository", REPOSITORY);
const keyIn = (location: string) =>
  `projects/example-project/locations/${location}/keyRings/main/cryptoKeys/functions`;

/** Checks a function in an app of its own; returns the warnings. */
const REQUIRED: CloudRunFunctionProps = {
  runtime: Runtime.NODEJS_22,
  entryPoint: "handler",
  source: FunctionSource.inline({ "index.js": "" }),
  ingress: IngressSettings.ALL,
};

function check(props: Partial<CloudRunFunctionProps>, name = "orders"): string[] {
  const at = new Construct(newStack(), "orders");
  checkFunction(at, name, { ...REQUIRED, ...props });
  return warnings(at);
}

test.each([IngressSettings.ALL, IngressSettings.INTERNAL, IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING])(
  "takes the ingress settings %s",
  (ingress) => {
    expect(check({ ingress })).toEqual([]);
  },
);

test.each<[string, unknown]>([
  ["undefined", undefined],
  ["null", null],
  ["'ALLOW_ALL'", "ALLOW_ALL"],
  ["'ALL'", "ALL"],
  ["true", true],
])("asks callers without type-checking for ingress settings, and does not take %s", (quoted, ingress) => {
  expect(() => check({ ingress: ingress as IngressSettings })).toThrow(
    new Error(
      `'ingress' must be one of IngressSettings, because there is no default for a security choice, got ${quoted} [at shop/orders]`,
    ),
  );
});

test.each<[string, object]>([
  ["'runtime' must be a Runtime, like Runtime.NODEJS_22, got undefined", { runtime: undefined }],
  ["'runtime' must be a Runtime, like Runtime.NODEJS_22, got 'nodejs22'", { runtime: "nodejs22" }],
  [
    "'source' must be a FunctionSource, like FunctionSource.directory('functions/orders'), got 'functions/orders'",
    { source: "functions/orders" },
  ],
  ["'entryPoint' must name the function in the code, got undefined", { entryPoint: undefined }],
])("tells callers without type-checking: %s", (message, props) => {
  expect(() => check(props)).toThrow(new Error(`${message} [at shop/orders]`));
});

test("judges the name, unless it is a token", () => {
  expect(() => check({}, "x")).toThrow(
    new Error(
      "'name' must be 4 to 49 letters, digits, '-' and '_' that begin with a letter and do not end with '-' or '_', got 'x' [at shop/orders]",
    ),
  );
  expect(check({}, token)).toEqual([]);
});

test("judges labels", () => {
  expect(() => check({ labels: { Team: "shop" } })).toThrow(
    new Error(
      "'labels' must have keys of 1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter, got 'Team' [at shop/orders]",
    ),
  );
});

test("warns of a location that is not known, but not of a token", () => {
  expect(check({ location: "mars-north1" })).toEqual([
    "[shop/orders] 'location' must be a Cloud Run region, got 'mars-north1', which is not a known one",
  ]);
  expect(check({ location: "europe-west1" })).toEqual([]);
  expect(check({ location: token })).toEqual([]);
});

describe("encryption", () => {
  test.each([
    ["a key of the function's location", "asia-northeast1", undefined],
    ["a key of the location that the function is given", "europe-west1", "europe-west1"],
    ["a key anywhere where the function's location is a token", "europe-west1", token],
  ])("takes %s", (_title, keyLocation, location) => {
    expect(check({ kmsKeyName: keyIn(keyLocation), location, dockerRepository })).toEqual([]);
  });

  test("takes a token", () => {
    expect(check({ kmsKeyName: token, dockerRepository })).toEqual([]);
  });

  test("needs a repository of the caller's", () => {
    expect(() => check({ kmsKeyName: keyIn("asia-northeast1") })).toThrow(
      new Error(
        "'dockerRepository' must be given where 'kmsKeyName' is, because Google's own repository has no key of yours, got none [at shop/orders]",
      ),
    );
  });

  test.each([
    "",
    "functions",
    "projects/p/locations/l/keyRings/r",
    `${keyIn("asia-northeast1")}/cryptoKeyVersions/1`,
  ])("refuses '%s', which is no key's full name", (kmsKeyName) => {
    expect(() => check({ kmsKeyName, dockerRepository })).toThrow(
      new Error(
        `'kmsKeyName' must be a full name, like '${keyIn("asia-northeast1")}', got '${kmsKeyName}' [at shop/orders]`,
      ),
    );
  });

  test.each([
    ["global", undefined, "asia-northeast1"],
    ["asia-northeast1", "europe-west1", "europe-west1"],
  ])("refuses a key in %s for a function in %s", (keyLocation, location, functionLocation) => {
    expect(() => check({ kmsKeyName: keyIn(keyLocation), location, dockerRepository })).toThrow(
      new Error(
        `'kmsKeyName' must be in the function's location ${functionLocation}, got one in ${keyLocation} [at shop/orders]`,
      ),
    );
  });
});

test("judges Terraform's timeouts", () => {
  expect(check({ terraformTimeouts: { create: "30m" } })).toEqual([]);
  expect(() => check({ terraformTimeouts: { create: "30" } })).toThrow(
    new Error("'terraformTimeouts.create' must be a duration like '30m', got '30' [at shop/orders]"),
  );
});
