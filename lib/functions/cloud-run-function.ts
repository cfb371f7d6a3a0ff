import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { Construct } from "constructs";
import { invalid } from "../core/errors";
import { literal, literals } from "../core/literal";
import { locationOf, projectOf } from "../core/provider-defaults";
import { accountIdOf } from "../core/resource-names";
import { isKnown } from "../core/tokens";
import type { IPrincipal } from "../iam/principal";
import { type IServiceAccount, ServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import { NetworkPath } from "../ingress/network-path";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import { buildOf } from "./build-config";
import { checkFunction } from "./function-checks";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import { checkEnvironment, RUN_TIME } from "./environment";
import { eventTriggerConfigOf } from "./event-trigger-config";
import {
  type CloudRunFunctionAttributes,
  type ICloudRunFunction,
  ImportedFunction,
  type ImportedFunctionOptions,
} from "./imported-function";
import { secretsOf } from "./secret-config";
import { serviceConfigOf } from "./service-config";
import { VpcEgress } from "./vpc-access";

/**
 * A Cloud Run function that Google builds from source, on `google_cloudfunctions2_function`.
 *
 * Nobody may call it until `grantInvoke` names them. As a principal, it is its runtime service account.
 */
export class CloudRunFunction extends CloudRunInvocable implements ICloudRunFunction, IPrincipal {
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
  protected readonly replacedWith: string;
  private readonly resource: Cloudfunctions2Function;
  private readonly environment: { [name: string]: string };

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
    this.serviceAccount = props.serviceAccount ?? this.ownServiceAccount(name);
    this.environment = { LOG_EXECUTION_ID: "true", ...props.environment };

    this.resource = this.defineResource(name);
    this.serviceName = this.resource.serviceConfig.service;
    this.replacedWith = `${Cloudfunctions2Function.tfResourceType}.${this.resource.friendlyUniqueId}`;
  }

  public get functionName(): string {
    return this.resource.name;
  }

  public get uri(): string {
    return this.resource.serviceConfig.uri;
  }

  public get member(): string {
    return this.serviceAccount.member;
  }

  public get principalId(): string {
    return this.serviceAccount.principalId;
  }

  /** By the VPC network where all its egress goes there, and else by the internet. */
  public get callsBy(): NetworkPath | undefined {
    return this.props.vpcAccess?.egress === VpcEgress.ALL_TRAFFIC ? NetworkPath.VPC : NetworkPath.INTERNET;
  }

  public get callsByRemedy(): string | undefined {
    return `give ${this.node.path} a 'vpcAccess' with VpcEgress.ALL_TRAFFIC`;
  }

  /** A shell command that calls the function as the person who runs it. */
  public get curlCommand(): string {
    return `curl -H "Authorization: Bearer $(gcloud auth print-identity-token)" ${this.uri}`;
  }

  /** Sets one more environment variable. Throws like `environment`, and where the variable is set already. */
  public addEnvironment(name: string, value: string): void {
    if (name in this.environment || name in (this.props.secretEnvironment ?? {})) {
      throw invalid(`'name' must be a variable that is not set yet, got '${name}'`, this);
    }
    this.environment[name] = value;
    checkEnvironment(this.environment, RUN_TIME, this);
    this.resource.serviceConfig.environmentVariables = literals(this.environment);
  }

  protected override checkCaller(caller: IPrincipal): void {
    if (this.props.trigger && caller.publicReason !== undefined) {
      throw invalid(
        `'caller' must not be the public on an event-driven function, got ${caller.principalId}; its trigger has a service account of its own`,
        this,
      );
    }
  }

  private ownServiceAccount(name: string): IServiceAccount {
    return new ServiceAccount(this, "service-account", {
      accountId: accountIdOf(isKnown(name) ? name : this.node.id, "run"),
      description: `Runs the Cloud Run function ${name}`,
      project: this.props.project,
    });
  }

  private defineResource(name: string): Cloudfunctions2Function {
    const { props, location, project } = this;
    const build = buildOf(this, props);
    const trigger = props.trigger?.bind(this, { functionName: name, location, project });
    const secrets = secretsOf(props.secretEnvironment ?? {}, props.secretVolumes ?? []);
    const dependencies = [
      ...build.dependsOn,
      ...secrets.map((secret) => secret.grantAccess(this.serviceAccount)),
      ...(trigger?.dependsOn ?? []),
    ];
    return new Cloudfunctions2Function(this, "Resource", {
      name,
      location,
      project,
      description: props.description === undefined ? undefined : literal(props.description),
      labels: props.labels,
      kmsKeyName: props.kmsKeyName,
      buildConfig: build.config,
      serviceConfig: serviceConfigOf(this, props, this.environment, this.serviceAccount),
      eventTrigger: trigger && eventTriggerConfigOf(trigger),
      timeouts: props.terraformTimeouts,
      dependsOn: dependencies.length > 0 ? dependencies : undefined,
    });
  }
}
