import type { ITerraformDependable, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "../core/address";
import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { literal } from "../core/literal";
import { locationOf, projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { GoogleProject } from "../iam/google-project";
import type { IServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import { cloudRunConfigOf, runtimeAccountOf } from "./cloud-run-config";
import { pathOf, pathRemedy } from "./egress";
import { SEVERAL_REGIONS } from "./several-regions";
import { checkWorkload } from "./workload-checks";
import type { WorkloadKind } from "./workload-kind";
import type { WorkloadProps } from "./workload-props";
import { accountStemOf } from "./workload-service-account";

/** A function or service that this app defines. It is a receiver and a caller. As a principal, it is its service account. */
export abstract class CloudRunWorkload extends CloudRunInvocable implements ICaller {
  /** The region that it runs in, like `europe-west1`; `global` for a service in several regions. */
  public readonly location: string;

  /** The id of its project. */
  public readonly project: string;
  public readonly ingress?: IngressSettings;

  /** The service account that the code runs as. */
  public readonly serviceAccount: IServiceAccount;

  /** Always undefined: only the project of a Google service decides how ingress settings see its calls. */
  public readonly callsFromProject?: string;

  /** @internal */
  public readonly _knownServiceName?: string;

  /** @internal */
  public readonly _regions?: string[] | undefined;

  /** @internal */
  protected readonly _name: string;

  /**
   * How the ids of its service accounts begin.
   *
   * @internal
   */
  protected readonly _accountStem: string;

  private uriToken?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly given: WorkloadProps,
    /** The regions of what is in several; undefined for one in one region. */
    regions?: string[],
  ) {
    super(scope, id);
    const { name = id, project, location } = given;
    const { noun } = this._kind();
    checkWorkload(this, noun, given, regions !== undefined);
    this._regions = regions;
    this._name = name;
    this._knownServiceName = this.claimName();
    this._accountStem = accountStemOf(this, name, location);
    this.location = regions === undefined ? locationOf(this, location) : SEVERAL_REGIONS;
    this.project = projectOf(this, project);
    this.ingress = given.ingress;
    this.serviceAccount = runtimeAccountOf(
      this,
      { stem: this._accountStem, suffix: "run", noun, name },
      given,
    );
  }

  public get uri(): string {
    // Each reading makes a new token, but the audience is compared with this one.
    return (this.uriToken ??= this._readUri());
  }

  /**
   * The URL with the project's number, `https://NAME-NUMBER.REGION.run.app`. It is known before Terraform makes anything: for the code's
   * own URL, and for two that call each other. It can also be an audience.
   *
   * Throws if only Terraform knows the name. https://cloud.google.com/run/docs/triggering/https-request#deterministic
   */
  public get deterministicUri(): string {
    return this._uriIn(this.location);
  }

  /** @internal */
  protected _uriIn(region: string): string {
    if (this._knownServiceName === undefined) {
      throw invalid(
        "'name' must be known at synthesis for a URL with the project's number, got a token",
        this,
      );
    }
    return `https://${this._knownServiceName}-${this._googleProject.number}.${region}.run.app`;
  }

  public get member(): string {
    return this.serviceAccount.member;
  }

  public get principalId(): string {
    return this.serviceAccount.principalId;
  }

  /** The VPC network if all egress goes through it, otherwise the internet. */
  public get callsBy(): NetworkPath | undefined {
    return pathOf(this.given.vpcAccess);
  }

  /** @internal */
  public get _callsByRemedy(): string | undefined {
    return pathRemedy(this, this.given.vpcAccess);
  }

  /** @internal */
  public get _replacedWith(): string | undefined {
    return addressOf(this.node.defaultChild as TerraformResource);
  }

  /** @internal */
  protected get _googleProject(): GoogleProject {
    return GoogleProject.of(this, this.given.project);
  }

  /** @internal */
  protected abstract _kind(): WorkloadKind;

  /**
   * Reads the URL from the resource.
   *
   * @internal
   */
  protected abstract _readUri(): string;

  /**
   * The arguments that the resources of functions and services have in common.
   *
   * @internal
   */
  protected _configWith(dependsOn: ITerraformDependable[]) {
    const { description } = this.given;
    return {
      ...cloudRunConfigOf(this, this._name, this.given, this._googleProject, dependsOn),
      description: description === undefined ? undefined : literal(description),
    };
  }

  /** Returns the name of its Cloud Run service. Throws where another workload has it. */
  private claimName(): string | undefined {
    if (!isKnown(this._name)) return undefined;
    const { checkName, serviceNameOf } = this._kind();
    checkName(this._name, this);
    const name = serviceNameOf(this._name);
    const { project, location } = this.given;
    for (const each of new Set(this._regions ?? [location])) {
      claim(this, {
        kind: "Cloud Run service",
        prop: "name",
        value: this._name,
        name,
        project,
        location: each,
      });
    }
    return name;
  }
}

checkCalls("CloudRunWorkload", CloudRunWorkload);
