import {
  Cloudfunctions2Function,
  type Cloudfunctions2FunctionConfig,
} from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { invalid } from "../core/errors";
import { needsServices } from "../core/needed-services";
import { serviceNameOf } from "../core/resource-names";
import { withoutTraces } from "../core/stack-traces";
import type { IAllowPolicy } from "../iam/allow-policy";
import { letDeployerActAs } from "../iam/deployer";
import type { Grant } from "../iam/grant";
import { effective } from "../iam/grant-wait";
import type { IPrincipal } from "../iam/i-principal";
import { isPublic } from "../iam/public-principal";
import { addressesOfRightsTo } from "../iam/rights-of-accounts";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import type { ImportOptions } from "../invocation/import-options";
import type { CallerCheck } from "../invocation/receiver";
import { CloudRunWorkload } from "../workload/cloud-run-workload";
import { grantSecrets } from "../workload/secret-access";
import type { WorkloadKind } from "../workload/workload-kind";
import { AddedVariables } from "./added-variables";
import { type Build, buildOf } from "./build-config";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import type { EventTriggerConfig, EventTriggerTarget } from "./event-trigger";
import { eventTriggerConfigOf } from "./event-trigger-config";
import { checkFunction } from "./function-checks";
import { checkFunctionName } from "./function-name";
import { functionPolicy, grantOnFunction, isOfFunction } from "./function-policy";
import {
  type CloudRunFunctionAttributes,
  type ICloudRunFunction,
  ImportedFunction,
} from "./imported-function";
import { overrideServiceConfig, serviceConfigOf, timeoutOf } from "./service-config";

const FUNCTION: WorkloadKind = { noun: "function", checkName: checkFunctionName, serviceNameOf };

// https://cloud.google.com/functions/docs/create-deploy-gcloud. Eventarc delivers events through Pub/Sub.
const FUNCTION_SERVICES = ["cloudfunctions", "run", "cloudbuild", "artifactregistry"];
const EVENT_SERVICES = ["eventarc", "pubsub"];

/**
 * A Cloud Run function that Google builds from source, on `google_cloudfunctions2_function`.
 *
 * Nobody may call it until `grantInvoke` names them. As a principal, it is its runtime service account.
 */
@allOrNothing
export class CloudRunFunction extends CloudRunWorkload implements ICloudRunFunction {
  /** Imports a function by its name. Terraform looks up its URL and its service when it plans. */
  public static fromFunctionName(
    scope: Construct,
    id: string,
    functionName: string,
    options: ImportOptions = {},
  ): ICloudRunFunction {
    return new ImportedFunction(scope, id, { functionName, ...options });
  }

  /** Imports a function by its attributes. Terraform looks nothing up. */
  public static fromFunctionAttributes(
    scope: Construct,
    id: string,
    attributes: CloudRunFunctionAttributes,
  ): ICloudRunFunction {
    return new ImportedFunction(scope, id, attributes);
  }

  public readonly serviceName: string;

  /** The identity that builds the image: the given one, or the one that the functions of the stack share. */
  public readonly buildServiceAccount: IServiceAccount;

  private readonly resource: Cloudfunctions2Function;
  private variables?: AddedVariables;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CloudRunFunctionProps,
  ) {
    checkNew("CloudRunFunction", new.target, [scope, id, props]);
    super(scope, id, props);
    checkFunction(this, props);
    const trigger = props.trigger?.bind(this, this.triggerTarget());
    checkCallingAccount(this, "function", trigger?.serviceAccount, props.project);
    const build = buildOf(this, props, this._name, this._accountStem);
    this.buildServiceAccount = build.serviceAccount;
    this.resource = createResource(Cloudfunctions2Function, this, "Resource", this.configOf(build, trigger));
    const dependsOn = [...(props.dependsOn ?? []), ...(trigger?.dependsOn ?? [])];
    const late = () => [
      ...build.rights(),
      ...(trigger ? addressesOfRightsTo(this, trigger.serviceAccount) : []),
    ];
    declareOrder(this, dependsOn, () => [this.resource], late);
    overrideServiceConfig(this.resource, props);
    needsServices(this.resource, props.project, ...FUNCTION_SERVICES, ...(trigger ? EVENT_SERVICES : []));
    this.serviceName = withoutTraces(this, () => this.resource.serviceConfig.service);
    this._describe({
      place: props,
      aliases: ["name", "service_config[0].service"].map((part) => `\${${this._replacedWith}.${part}}`),
      timeoutSeconds: timeoutOf(props),
      http2: false,
      kmsKeyName: props.kmsKeyName,
      checks: trigger ? [refusePublic] : [],
    });
    if (trigger) this.grantInvoke(trigger.serviceAccount, { callsBy: NetworkPath.GOOGLE_SERVICE });
  }

  public get functionName(): string {
    return this.resource.name;
  }

  /**
   * Adds an environment variable.
   *
   * Throws where `environment` would, and where the variable is already set.
   */
  public addEnvironment(name: string, value: string): void {
    this.variables ??= new AddedVariables(this, this.resource, this.props);
    this.variables.add(name, value);
  }

  /**
   * Gives a role on the function itself: a custom role with permissions that begin with `cloudfunctions.`.
   *
   * A custom role does not tell where its permissions are asked for. `grant` gives it on the Cloud Run service, where those that
   * begin with `run.` are. Throws for roles of Cloud Run, which Google refuses here.
   */
  public grantOnFunction(role: Role, principal: IPrincipal): Grant {
    return grantOnFunction(this, role, principal);
  }

  /** @internal */
  public override _policyFor(role: Role): IAllowPolicy | undefined {
    return isOfFunction(role) ? functionPolicy(this) : super._policyFor(role);
  }

  /** @internal */
  protected _kind(): WorkloadKind {
    return FUNCTION;
  }

  /** @internal */
  protected _readUri(): string {
    return withoutTraces(this, () => this.resource.serviceConfig.uri);
  }

  private triggerTarget(): EventTriggerTarget {
    return {
      noun: "function",
      name: this._name,
      purpose: `Delivers events to the Cloud Run function ${this._name}`,
      location: this.location,
      project: this.props.project,
      googleProject: this._googleProject,
      accountStem: this._accountStem,
      kmsKeyName: this.props.kmsKeyName,
    };
  }

  private configOf(build: Build, trigger?: EventTriggerConfig): Cloudfunctions2FunctionConfig {
    const { props } = this;
    const accounts = [this.serviceAccount, ...(trigger ? [trigger.serviceAccount] : [])];
    const grants = [
      ...this.grantSecrets(),
      ...(trigger?.grants ?? []),
      ...letDeployerActAs(this, ...accounts),
    ];
    const dependsOn = [...build.dependsOn, ...effective(this, grants)];
    return {
      ...this._configWith(dependsOn),
      kmsKeyName: props.kmsKeyName,
      buildConfig: build.config,
      serviceConfig: serviceConfigOf(this, props, this.serviceAccount),
      eventTrigger: trigger && eventTriggerConfigOf(trigger, this),
    };
  }

  private grantSecrets(): Grant[] {
    const { secretEnvironment = {}, secretVolumes = [] } = this.props;
    const secrets = [...Object.values(secretEnvironment), ...secretVolumes].map(({ secret }) => secret);
    return grantSecrets(this, this.serviceAccount, secrets);
  }
}

checkCalls("CloudRunFunction", CloudRunFunction);

/** Only its trigger calls an event-driven function. */
const refusePublic: CallerCheck = ({ member, principalId }, at) => {
  if (!isPublic(member)) return;
  throw invalid(
    `'caller' must not be the public on an event-driven function, got ${principalId}; its trigger has a service account of its own`,
    at,
  );
};
