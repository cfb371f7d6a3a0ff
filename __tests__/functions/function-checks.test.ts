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

test("judges what functions and services have in common, as that of a function", () => {
  expect(() => check({ kmsKeyName: keyIn("us-west1"), dockerRepository })).toThrow(
    new Error(
      "'kmsKeyName' must be in the function's location asia-northeast1, got one in us-west1 [at shop/orders]",
    ),
  );
});

test("a key needs a repository of the caller's", () => {
  expect(check({ kmsKeyName: keyIn("asia-northeast1"), dockerRepository })).toEqual([]);
  expect(() => check({ kmsKeyName: keyIn("asia-northeast1") })).toThrow(
    new Error(
      "'dockerRepository' must be given where 'kmsKeyName' is, because Google's own repository has no key of yours, got none [at shop/orders]",
    ),
  );
});
