import { Construct } from "constructs";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { checkFunction } from "../../lib/functions/function-checks";
import { Runtime } from "../../lib/functions/runtime";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { FunctionSource } from "../../lib/source/function-source";
import { newStack } from "../support/stack";

const stack = newStack();
const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories/functions";
const dockerRepository = DockerRepository.fromRepositoryFullName(stack, "repository", REPOSITORY);
const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/functions";

const REQUIRED: CloudRunFunctionProps = {
  runtime: Runtime.NODEJS_22,
  entryPoint: "handler",
  source: FunctionSource.inline({ "index.js": "" }),
  ingress: IngressSettings.ALL,
};

/** Checks a function in an app of its own. */
function check(props: Partial<CloudRunFunctionProps>): void {
  checkFunction(new Construct(newStack(), "orders"), { ...REQUIRED, ...props });
}

test("a KMS key without a repository is refused", () => {
  check({ kmsKeyName: KEY, dockerRepository });
  expect(() => {
    check({ kmsKeyName: KEY });
  }).toThrow(
    new Error(
      "'dockerRepository' must be given where 'kmsKeyName' is, because Google's own repository has no key of yours, got none [at shop/orders]",
    ),
  );
});
