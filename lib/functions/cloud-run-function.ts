import {
  Cloudfunctions2Function,
  type Cloudfunctions2FunctionConfig,
} from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import { serviceNameOf } from "../core/resource-names";
import { isKnown, isToken } from "../core/tokens";
import { GoogleProject } from "../iam/google-project";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import { isPublic } from "../iam/public-principal";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import type { CallerCheck } from "../invocation/receiver";
import { CloudRunWorkload } from "../workload/cloud-run-workload";
import { buildOf } from "./build-config";
import { checkFunction } from "./function-checks";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import { checkEnvironment } from "../workload/environment";
import { environmentConfig, RUN_TIME } from "./function-environment";
import type { EventTriggerConfig, EventTriggerTarget } from "./event-trigger";
import { eventTriggerConfigOf } from "./event-trigger-config";
import { functionPolicy } from "./function-policy";
import {
  type CloudRunFunctionAttributes,
  type ICloudRunFunction,
  ImportedFunction,
  type ImportedFunctionOptions,
} from "./imported-function";
import { overrideServiceConfig, serviceConfigOf } from "./service-config";
import { accountStemOf, WorkloadServiceAccount } from "../workload/workload-service-account";
import { grantSecrets } from "../workload/secret-access";
import type { VpcAccess } from "../workload/vpc-access";

// https://cloud.google.com/functions/docs/create-deploy-gcloud, and what Eventarc delivers by.
const FUNCTION_SERVICES = ["cloudfunctions", "run", "cloudbuild", "artifactregistry"];
const EVENT_SERVICES = ["eventarc", "pubsub"];

// The function has an allow policy of its own, for those who develop it.
const FUNCTION_ROLES = "roles/cloudfunctions.";

/**
 * A Cloud Run function that Google builds from source, on `google_cloudfunctions2_function`.
 *
 * Nobody may call it until `grantInvoke` names them. As a principal, it is its runtime service account.
 */
export class CloudRunFunction extends CloudRunWorkload implements ICloudRunFunction {
  /** A function that exists, by its name. Its URL and its service are looked up when Terraform plans. */
  public static fromFunctionName(
    scope: Construct,
    id: string,
    functionName: string,
    options: ImportedFunctionOptions = {},
  ): ICloudRunFunction {
    return new ImportedFunction(scope, id, { functionName, ...options });
  }

  /** A function that exists, by all that is known of it: nothing is looked up. */
  public static fromFunctionAttributes(
    scope: Construct,
    id: string,
    attributes: CloudRunFunctionAttributes,
  ): ICloudRunFunction {
    return new ImportedFunction(scope, id, attributes);
  }

  public readonly location: string;
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  public readonly serviceAccount: IServiceAccount;
  public readonly serviceName: string;
  /** @internal */
  public readonly _knownServiceName?: string;
  /** @internal */
  public readonly _replacedWith: string;
  private readonly resource: Cloudfunctions2Function;
  private uriToken?: string;
  private environment: { [name: string]: string };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CloudRunFunctionProps,
  ) {
    super(scope, id);
    const name = props.name ?? id;
    checkFunction(this, name, props);
    this.location = locationOf(this, props.location);
    this.project = projectOf(this, props.project);
    this.ingress = props.ingress;
    this.serviceAccount =
      props.serviceAccount ??
      new WorkloadServiceAccount(this, "service-account", {
        stem: accountStemOf(this, name, props.location),
        suffix: "run",
        description: `Runs the Cloud Run function ${name}`,
        project: props.project,
      });
    this.environment = props.environment ?? {};

    const trigger = props.trigger?.bind(this, this.triggerTarget(name));
    this.resource = new Cloudfunctions2Function(this, "Resource", this.configOf(name, trigger));
    overrideServiceConfig(this.resource, props);
    needsServices(this.resource, props.project, ...FUNCTION_SERVICES, ...(trigger ? EVENT_SERVICES : []));
    this._knownServiceName = isKnown(name) ? serviceNameOf(name) : undefined;
    this.serviceName = this.resource.serviceConfig.service;
    this._replacedWith = `${Cloudfunctions2Function.tfResourceType}.${this.resource.friendlyUniqueId}`;
    this._describe({ checks: trigger ? [refusePublic] : [] });
    if (trigger) this.grantInvoke(trigger.serviceAccount, { callsBy: NetworkPath.GOOGLE_SERVICE });
  }

  public get functionName(): string {
    return this.resource.name;
  }

  public get uri(): string {
    // One token for all readers, so that it can be told to be the audience, too.
    return (this.uriToken ??= this.resource.serviceConfig.uri);
  }

  protected get vpcAccess(): VpcAccess | undefined {
    return this.props.vpcAccess;
  }

  /** Sets one more environment variable. Throws like `environment`, and where the variable is set already. */
  public addEnvironment(name: string, value: string): void {
    if (isToken(this.environment)) {
      throw invalid("'environment' must be known at synthesis to be added to, got a token", this);
    }
    if (Object.hasOwn(this.environment, name) || Object.hasOwn(this.props.secretEnvironment ?? {}, name)) {
      throw invalid(`'name' must be a variable that is not set yet, got ${got(name)}`, this);
    }
    const environment = { ...this.environment, [name]: value };
    checkEnvironment(environment, RUN_TIME, this);
    this.environment = environment;
    this.resource.serviceConfig.environmentVariables = environmentConfig(environment);
  }

  /** @internal */
  protected override _policyFor(role: Role): IAllowPolicy | undefined {
    return role.name.startsWith(FUNCTION_ROLES) ? functionPolicy(this) : super._policyFor(role);
  }

  private triggerTarget(name: string): EventTriggerTarget {
    const { project, location } = this.props;
    const googleProject = GoogleProject.of(this, project);
    return {
      functionName: name,
      location: this.location,
      project,
      googleProject,
      accountStem: accountStemOf(this, name, location),
    };
  }

  private configOf(name: string, trigger?: EventTriggerConfig): Cloudfunctions2FunctionConfig {
    const { props } = this;
    const stem = accountStemOf(this, name, props.location);
    const build = buildOf(this, props, stem);
    const dependencies = [...build.dependsOn, ...this.grantSecrets(), ...(trigger?.dependsOn ?? [])];
    return {
      name,
      location: this.location,
      project: this.project,
      description: props.description === undefined ? undefined : literal(props.description),
      labels: props.labels,
      kmsKeyName: props.kmsKeyName,
      buildConfig: build.config,
      serviceConfig: serviceConfigOf(this, props, this.serviceAccount),
      eventTrigger: trigger && eventTriggerConfigOf(trigger, this),
      timeouts: props.terraformTimeouts,
      dependsOn: dependencies.length > 0 ? dependencies : undefined,
    };
  }

  private grantSecrets(): Grant[] {
    const { secretEnvironment = {}, secretVolumes = [] } = this.props;
    const readers = [...Object.values(secretEnvironment), ...secretVolumes];
    return grantSecrets(
      this,
      this.serviceAccount,
      readers.map(({ secret }) => secret),
    );
  }
}

/** The caller of an event-driven function is its trigger. */
const refusePublic: CallerCheck = ({ member, principalId }, at) => {
  if (!isPublic(member)) return;
  throw invalid(
    `'caller' must not be the public on an event-driven function, got ${principalId}; its trigger has a service account of its own`,
    at,
  );
};
