import type { Cloudfunctions2FunctionBuildConfig } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { WORKER_POOL } from "../core/formats/full-names";
import { ENTRY_POINT } from "../core/formats/functions";
import { literals } from "../core/literal";
import { knownProject } from "../core/provider-defaults";
import { checkSameStack } from "../core/same-stack";
import { Language } from "../source/language";
import { checkEnvironment } from "../workload/environment";
import { checkPlaces } from "../workload/places";
import { BuildServiceAccount } from "./build-service-account";
import { BaseImageUpdates, type CloudRunFunctionProps } from "./cloud-run-function-props";
import { BUILD_TIME } from "./function-environment";

/** How a function's image is built, and what must exist before the build. */
export interface Build {
  readonly config: Cloudfunctions2FunctionBuildConfig;
  readonly dependsOn: ITerraformDependable[];
}

/** Describes the build of a function. Throws where Google would refuse it. */
export function buildOf(at: Construct, props: CloudRunFunctionProps, accountStem: string): Build {
  const { runtime, entryPoint, location, project, buildEnvironment = {}, dockerRepository } = props;
  checkBuild(at, props);

  const source = props.source.bind(at, { language: runtime.language, buildEnvironment, location, project });
  checkSameStack("source", source.bucket, at);
  const builder = props.buildServiceAccount ? undefined : BuildServiceAccount.of(at, project, accountStem);
  return {
    config: {
      runtime: runtime.id,
      entryPoint,
      source: {
        storageSource: {
          bucket: source.bucket.bucketName,
          object: source.object,
          generation: source.generation,
        },
      },
      environmentVariables: props.buildEnvironment && literals(props.buildEnvironment),
      dockerRepository: dockerRepository?.fullName,
      serviceAccount: (props.buildServiceAccount ?? builder?.serviceAccount)?.fullName,
      workerPool: props.workerPool,
      ...(props.baseImageUpdates === BaseImageUpdates.ON_DEPLOY
        ? { onDeployUpdatePolicy: {} }
        : { automaticUpdatePolicy: {} }),
    },
    dependsOn: builder?.grantBuild(source.bucket, dockerRepository) ?? [],
  };
}

function checkBuild(at: Construct, props: CloudRunFunctionProps): void {
  props.runtime._checkLifecycle(at);
  checkFormat("entryPoint", props.entryPoint, ENTRY_POINT, at);
  checkEnvironment(props.buildEnvironment ?? {}, BUILD_TIME, at);
  checkFormat("workerPool", props.workerPool, WORKER_POOL, at);
  checkBuildPlaces(at, props);
  if (
    props.runtime.language === Language.NODEJS &&
    props.buildEnvironment?.GOOGLE_FUNCTION_SOURCE !== undefined
  ) {
    throw invalid(
      "'buildEnvironment' must not set GOOGLE_FUNCTION_SOURCE for Node.js, got one; name the file as 'main' in package.json",
      at,
    );
  }
}

/** The worker pool and the repository must be in the function's region, and the repository in its project. */
function checkBuildPlaces(at: Construct, props: CloudRunFunctionProps): void {
  const { dockerRepository: repository, workerPool } = props;
  checkPlaces(at, "function", props.location, {
    dockerRepository: repository?.location,
    workerPool: WORKER_POOL.partsOf(workerPool)?.location,
  });
  if (!repository) return;
  const project = knownProject(at, props.project);
  if (project && repository.project && repository.project !== project) {
    throw invalid(
      `'dockerRepository' must be in the function's project ${project}, got one in ${repository.project}`,
      at,
    );
  }
  checkSameStack("dockerRepository", repository, at);
}
