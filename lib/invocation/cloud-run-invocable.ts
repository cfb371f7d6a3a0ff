import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { type Existing, shareDefinition, shareExisting } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { cloudRunReceiver, type CloudRunReceiverOptions } from "./cloud-run-receiver";
import { curlCommandFor } from "./curl-command";
import type { GrantInvokeOptions, ICloudRunInvocable } from "./invocable";
import { letCallerIn } from "./let-caller-in";
import { describeReceiver, type Receiver, receiverOf } from "./receiver";

/** The project and the location that it was given; undefined where it has those of the stack's provider. */
type GivenPlace = Pick<Existing, "project" | "location">;

/** What differs between functions and services as receivers. */
interface InvocableOptions extends CloudRunReceiverOptions {
  readonly place?: GivenPlace;

  /**
   * Terraform references to it in this stack, by which imports of the same thing are recognized.
   *
   * @default - its service name
   */
  readonly aliases?: string[];
}

/** A function or a service. The allow policy of its Cloud Run service names its invokers. */
export abstract class CloudRunInvocable
  extends Construct
  implements ICloudRunInvocable, IResourceWithAllowPolicy
{
  public abstract readonly uri: string;

  /** The region that it runs in, like `europe-west1`. */
  public abstract readonly location: string;

  /** The id of its project. */
  public abstract readonly project: string;
  public abstract readonly ingress?: IngressSettings;

  /** The name of the Cloud Run service, short or in full. */
  public abstract readonly serviceName: string;

  /** @internal */
  public abstract readonly _knownServiceName?: string;

  /** @internal */
  public abstract readonly _replacedWith?: string;

  /**
   * The audience of an imported service; undefined where that is its URL.
   *
   * @internal
   */
  protected _audience?: string;

  private receiver!: Receiver;
  private place: GivenPlace = {};

  public get audience(): string {
    return this._audience ?? this.uri;
  }

  /** @internal */
  public get _place(): GivenPlace {
    return this.place;
  }

  /** A shell command for people who may call it. The command sends their own ID token, and more options of curl can follow. */
  public get curlCommand(): string {
    return curlCommandFor(this.uri);
  }

  public grantInvoke(caller: IPrincipal, options: GrantInvokeOptions = {}): Grant {
    return letCallerIn(receiverOf(this) ?? this.receiver, caller, options);
  }

  /**
   * Gives a role for developing, viewing or administering it, on the resource whose allow policy takes the role.
   *
   * Throws for the roles of callers; use `grantInvoke` for those.
   */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (this.letsCallersIn(role)) {
      throw invalid(
        `'role' must not be one that lets callers in, got ${got(role.name)}; use grantInvoke`,
        this,
      );
    }
    const policy = this._policyFor(role);
    if (policy) {
      warnOfForeignRole(this, role);
      return Grant.add(policy, role, principal, options);
    }
    throw invalid(
      `'role' must be one that the allow policy here honours, like 'roles/run.viewer', got ${got(role.name)}`,
      this,
    );
  }

  /**
   * The allow policy that takes a role which is not for callers; undefined if there is no such policy.
   *
   * @internal
   */
  public _policyFor(role: Role): IAllowPolicy | undefined {
    const isElsewhere = role.name.startsWith("roles/cloudfunctions.") || this.letsCallersIn(role);
    return isElsewhere ? undefined : this.receiver.policy;
  }

  private letsCallersIn(role: Role): boolean {
    return [...this.receiver.roles, Role.CLOUD_FUNCTIONS_INVOKER].some(({ name }) => name === role.name);
  }

  /**
   * Describes it as a receiver. Constructors call this once the project, the location and the service are set.
   *
   * @internal
   */
  protected _describe({
    place = {},
    aliases = [this.serviceName],
    ...options
  }: InvocableOptions = {}): Receiver {
    this.place = place;
    // The definition of what was imported before it can be refused when it is shared.
    this.receiver = describeReceiver(cloudRunReceiver(this, options));
    const names = [this._knownServiceName, ...aliases].filter((name) => name !== undefined);
    const { project, location } = place;
    const existing = names.map((name) => ({ kind: "Cloud Run service", name, project, location }));
    const share = this._replacedWith === undefined ? shareExisting : shareDefinition;
    share(this, ...existing);
    return this.receiver;
  }
}

checkCalls("CloudRunInvocable", CloudRunInvocable);

const OWN_ROLES = /^roles\/(?:run\.|cloudfunctions\.|viewer$|editor$|owner$)/;

/** Google refuses predefined roles without a permission for the resource, and publishes no list of those that have one. */
function warnOfForeignRole(at: Construct, { name }: Role): void {
  if (OWN_ROLES.test(name) || !name.startsWith("roles/")) return;
  Annotations.of(at).addWarning(
    `'role' must have permissions of Cloud Run or Cloud Functions to be granted here, got ${got(name)}`,
  );
}
