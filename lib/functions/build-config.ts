import type { Cloudfunctions2FunctionBuildConfig } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { WORKER_POOL } from "../core/formats/full-names";
import { ENTRY_POINT } from "../core/formats/functions";
import { checkInPlace, knownProject, otherProject, projectOf } from "../core/provider-defaults";
import { checkSameStack } from "../core/same-stack";
import { shared } from "../core/shared";
import { letDeployerActAs } from "../iam/deployer";
import { GrantWait } from "../iam/grant-wait";
import { rightsToAndOn } from "../iam/rights-of-accounts";
import type { IServiceAccount } from "../iam/service-account";
import { Language } from "../source/language";
import { checkEnvironment } from "../workload/environment";
import { checkPlaces } from "../workload/places";
import { grantBuildRoles } from "./build-roles";
import { BuildServiceAccount } from "./build-service-account";
import { BaseImageUpdates, type CloudRunFunctionProps } from "./cloud-run-function-props";
import { BUILD_TIME, buildEnvironmentConfig } from "./function-environment";

/** How a function's image is built, and what must exist before the build. */
export interface Build {
  /** The identity that builds. */
  readonly serviceAccount: IServiceAccount;

  readonly config: Cloudfunctions2FunctionBuildConfig;
  readonly dependsOn: ITerraformDependable[];

  /** The addresses of what the app gives to the account that builds, and on it. They are known when the app is complete. */
  readonly rights: () => string[];
}

/** Describes the build of a function. Throws where Google would refuse it. */
export function buildOf(
  at: Construct,
  props: CloudRunFunctionProps,
  functionName: string,
  accountStem: string,
): Build {
  const { runtime, entryPoint, location, project, buildEnvironment = {}, dockerRepository } = props;
  checkBuild(at, props);

  const source = props.source.bind(at, {
    language: runtime.language,
    entryPoint,
    functionName,
    buildEnvironment,
    location,
    project,
    kmsKeyName: props.kmsKeyName,
  });
  checkSameStack("source", source.bucket, at);
  const builder = builderOf(at, props, accountStem);
  return {
    serviceAccount: builder.account,
    config: {
      runtime: runtime.id,
      entryPoint,
      source: {
        storageSource: {
          bucket: source.bucket.bucketName,
          object: source.objectName,
          generation: source.generation,
        },
      },
      environmentVariables: buildEnvironmentConfig(buildEnvironment),
      dockerRepository: dockerRepository?.fullName,
      serviceAccount: fullNameIn(projectOf(at, project), builder.account),
      workerPool: props.workerPool,
      ...(props.baseImageUpdates === BaseImageUpdates.ON_DEPLOY
        ? { onDeployUpdatePolicy: {} }
        : { automaticUpdatePolicy: {} }),
    },
    dependsOn: rolesOf(builder, props),
    rights: () => rightsToAndOn(at, builder.account).map(({ _address }) => _address),
  };
}

/** Who builds, and at which construct the roles for it are granted. */
interface Builder {
  readonly at: Construct;
  readonly account: IServiceAccount;
}

function builderOf(at: Construct, props: CloudRunFunctionProps, accountStem: string): Builder {
  if (props.buildServiceAccount) return { at, account: props.buildServiceAccount };
  const ours = BuildServiceAccount._for(at, props.project, accountStem);
  return { at: ours, account: ours.serviceAccount };
}

/** The roles that a build needs, and the time until they are effective: the functions that one account builds share them. */
function rolesOf({ at, account }: Builder, props: CloudRunFunctionProps): ITerraformDependable[] {
  const { project, dockerRepository: repository, grantBuildRoles: granted = true } = props;
  const grants = [
    ...(granted ? grantBuildRoles(at, account, { project, repository }) : []),
    ...letDeployerActAs(at, account),
  ];
  if (grants.length === 0) return [];
  const place = [account.principalId, otherProject(at, project)];
  return shared(at, "wait-for-build-roles", place, (scope, id) => new GrantWait(scope, id))
    .also(account)
    .for(grants);
}

/**
 * The account's full name with a project, which the provider compares with Google's answer as it stands.
 *
 * An account whose email does not tell its project, such as the default one, is taken to be of the function's.
 */
function fullNameIn(project: string, { fullName }: IServiceAccount): string {
  return fullName.replace(/^projects\/-\//, `projects/${project}/`);
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
  checkInPlace(at, () => {
    const project = knownProject(at, props.project);
    if (project && repository.project && knownProject(at, repository.project) !== project) {
      throw invalid(
        `'dockerRepository' must be in the function's project ${project}, got one in ${repository.project}`,
        at,
      );
    }
  });
  checkSameStack("dockerRepository", repository, at);
}
