import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { ServiceAccountIamBinding } from "@cdktf/provider-google/lib/service-account-iam-binding";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { ACCOUNT_ID } from "../core/formats/iam";
import { projectOfAccount } from "../core/formats/principals";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { pathInStack } from "../core/paths";
import { knownProject, otherProject, projectOf } from "../core/provider-defaults";
import { type Existing, shareDefined, shareExisting } from "../core/shared-existing";
import { withoutTraces } from "../core/stack-traces";
import { holdsToken } from "../core/token-text";
import { isKnown, isToken } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IAllowPolicy } from "./allow-policy";
import type { Grant, GrantOptions } from "./grant";
import type { IPrincipal } from "./i-principal";
import type { ImportedServiceAccountOptions } from "./imported-service-account-options";
import { memberOf } from "./member";
import { resourcePolicy } from "./resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "./resource-with-allow-policy";
import { Role } from "./role";
import type { ServiceAccountProps } from "./service-account-props";

/** An identity for a workload, defined here or elsewhere. */
export interface IServiceAccount extends IPrincipal, IResourceWithAllowPolicy {
  /** The email address, which ends in `.iam.gserviceaccount.com` or is that of a default account. */
  readonly email: string;

  /** In full: `projects/PROJECT/serviceAccounts/EMAIL`. */
  readonly fullName: string;

  /** Lets the principal attach this service account to resources: the role Service Account User. */
  grantActAs(principal: IPrincipal, options?: GrantOptions): Grant;

  /** Lets the principal impersonate this service account, by creating its tokens: the role Service Account Token Creator. */
  grantImpersonate(principal: IPrincipal, options?: GrantOptions): Grant;
}

abstract class ServiceAccountBase extends ResourceWithAllowPolicy implements IServiceAccount {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: true,
    member: () => ServiceAccountIamMember,
    binding: () => ServiceAccountIamBinding,
    target: ({ fullName }: IServiceAccount) => ({ serviceAccountId: fullName }),
  });

  public abstract readonly email: string;
  public abstract readonly fullName: string;
  public abstract readonly member: string;
  public abstract readonly principalId: string;

  public grantActAs(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.IAM_SERVICE_ACCOUNT_USER, principal, options);
  }

  public grantImpersonate(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.IAM_SERVICE_ACCOUNT_TOKEN_CREATOR, principal, options);
  }
}

checkCalls("ServiceAccountBase", ServiceAccountBase);

/** An identity for a workload. It has no roles until it is granted some. */
@allOrNothing
export class ServiceAccount extends ServiceAccountBase {
  /**
   * A service account that exists, by its email address, which may be a token.
   *
   * Throws if it is not the address of a service account.
   */
  public static fromServiceAccountEmail(
    scope: Construct,
    id: string,
    email: string,
    options: ImportedServiceAccountOptions = {},
  ): IServiceAccount {
    return new ImportedServiceAccount(scope, id, email, options);
  }

  public readonly principalId: string;
  private readonly resource: ServiceAccountResource;
  // Each read of an attribute makes a new token. Keeping the first one makes comparing principals cheap.
  private emailToken?: string;
  private memberToken?: string;

  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    checkNew("ServiceAccount", new.target, [scope, id, props]);
    super(scope, id);
    const accountId = props.accountId ?? id;
    if (isKnown(accountId)) this.checkAccountId(accountId, props.project);
    this.checkLength("displayName", props.displayName, 100);
    this.checkLength("description", props.description, 256);
    this.resource = createResource(ServiceAccountResource, this, "Resource", {
      accountId,
      displayName: props.displayName === undefined ? undefined : literal(props.displayName),
      description: props.description === undefined ? undefined : literal(props.description),
      project: projectOf(this, props.project),
      // What runs as the account gets another one before this one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    declareOrder(this, props.dependsOn, () => [this.resource]);
    needsServices(this.resource, props.project, "iam");
    shareDefined(this, this.existing(accountId, props.project), this.resource, "email");
    this.principalId = `serviceAccount:${isToken(accountId) ? pathInStack(this) : nameIn(accountId, otherProject(this, props.project))}`;
  }

  /** The email address, known to Terraform when the account exists. */
  public get email(): string {
    return (this.emailToken ??= withoutTraces(this, () => this.resource.email));
  }

  /** The full name: `projects/…/serviceAccounts/…`. */
  public get fullName(): string {
    return this.resource.name;
  }

  /** The account as IAM writes it: `serviceAccount:…`. */
  public get member(): string {
    return (this.memberToken ??= withoutTraces(this, () => this.resource.member));
  }

  /** @internal */
  protected _remedyForTakenId(): string {
    return "";
  }

  /** By its email, as far as the project is known by now. */
  private existing(accountId: string, given?: string): Existing {
    const project = knownProject(this, given);
    const name = project === undefined ? accountId : `${accountId}@${project}.iam.gserviceaccount.com`;
    return { kind: "service account", name, project: ANYWHERE, location: ANYWHERE };
  }

  private checkLength(prop: string, text: string | undefined, max: number): void {
    if (text !== undefined && !holdsToken(text) && Buffer.byteLength(text) > max) {
      throw invalid(`'${prop}' must be at most ${max} bytes, got ${Buffer.byteLength(text)}`, this);
    }
  }

  private checkAccountId(accountId: string, project?: string): void {
    checkFormat("accountId", accountId, ACCOUNT_ID, this);
    claim(this, {
      ...{ kind: "service account", prop: "accountId", value: accountId, name: accountId },
      project,
      location: ANYWHERE,
      remedy: this._remedyForTakenId(),
    });
  }
}

checkCalls("ServiceAccount", ServiceAccount);

/** An account id as construct ids name it: with the project, where that is not the stack's. */
function nameIn(accountId: string, project: string | undefined): string {
  return isKnown(project) ? `${accountId}@${project}` : accountId;
}

@allOrNothing
class ImportedServiceAccount extends ServiceAccountBase {
  public readonly email: string;
  public readonly fullName: string;
  public readonly member: string;
  public readonly principalId: string;

  constructor(scope: Construct, id: string, email: string, options: ImportedServiceAccountOptions) {
    super(scope, id);
    const origin = { prop: "email", written: email, at: this };
    if (email.endsWith("]")) {
      throw invalid(
        `'email' must be that of a service account of Google Cloud, got ${got(email)}, which is one of Kubernetes; use Principal.serviceAccount`,
        this,
      );
    }
    this.member = isToken(email) ? `serviceAccount:${email}` : memberOf("serviceAccount", email, origin);
    this.principalId = isToken(email) ? `serviceAccount:${pathInStack(this)}` : this.member;
    this.email = this.member.slice("serviceAccount:".length);
    const project =
      options.project === undefined ? projectOfAccount(this.email) : projectOf(this, options.project);
    this.fullName = `projects/${project ?? "-"}/serviceAccounts/${this.email}`;
    shareExisting(this, { kind: "service account", name: this.email, project: ANYWHERE, location: ANYWHERE });
  }
}
