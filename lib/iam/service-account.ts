import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { Construct, type IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { projectOf } from "../core/provider-defaults";
import { isKnown, isToken } from "../core/tokens";
import { claim } from "../core/unique-names";
import { memberOf } from "./member";
import type { IPrincipal } from "./principal";

/** An identity for a workload, defined here or elsewhere. */
export interface IServiceAccount extends IConstruct, IPrincipal {
  readonly email: string;

  /** In full: `projects/PROJECT/serviceAccounts/EMAIL`. */
  readonly fullName: string;
}

/** What a new service account is made of. */
export interface ServiceAccountProps {
  /**
   * The part of the email address before the `@`: 6 to 30 lower-case letters, digits and hyphens.
   *
   * @default - the construct's id
   */
  readonly accountId?: string;

  /** @default - none */
  readonly displayName?: string;

  /**
   * What the account is for, at most 256 bytes.
   *
   * @default - none
   */
  readonly description?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

const ACCOUNT_ID = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

/** An identity for a workload. It has no roles until it is granted some. */
export class ServiceAccount extends Construct implements IServiceAccount {
  /**
   * A service account that exists, by its email address, which may be a token.
   *
   * Throws for an address that is not a service account's.
   */
  public static fromEmail(scope: Construct, id: string, email: string): IServiceAccount {
    return new ImportedServiceAccount(scope, id, email);
  }

  public readonly principalId: string;
  private readonly resource: ServiceAccountResource;
  private memberToken?: string;

  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(scope, id);
    const accountId = props.accountId ?? id;
    if (isKnown(accountId)) {
      this.checkAccountId(accountId, props.project);
    }
    this.resource = new ServiceAccountResource(this, "Resource", {
      accountId,
      displayName: props.displayName === undefined ? undefined : literal(props.displayName),
      description: props.description === undefined ? undefined : literal(props.description),
      project: projectOf(this, props.project),
    });
    this.principalId = `serviceAccount:${isToken(accountId) ? this.node.path : nameIn(accountId, props.project)}`;
  }

  public get email(): string {
    return this.resource.email;
  }

  public get fullName(): string {
    return this.resource.name;
  }

  public get member(): string {
    // One token for all readers: by it, a grant knows its principal again.
    return (this.memberToken ??= this.resource.member);
  }

  private checkAccountId(accountId: string, project?: string): void {
    if (!ACCOUNT_ID.test(accountId)) {
      throw invalid(
        `'accountId' must be 6 to 30 lower-case letters, digits and hyphens that begin with a letter, got ${got(accountId)}`,
        this,
      );
    }
    claim(this, {
      kind: "service account",
      prop: "accountId",
      value: accountId,
      name: accountId,
      project,
      location: "global",
    });
  }
}

/** An account id as construct ids name it: with the project, where that is not the stack's. */
function nameIn(accountId: string, project: string | undefined): string {
  return isKnown(project) ? `${accountId}@${project}` : accountId;
}

class ImportedServiceAccount extends Construct implements IServiceAccount {
  public readonly fullName: string;
  public readonly member: string;
  public readonly principalId: string;

  constructor(
    scope: Construct,
    id: string,
    public readonly email: string,
  ) {
    super(scope, id);
    this.member = isToken(email) ? `serviceAccount:${email}` : memberOf("serviceAccount", email);
    this.principalId = isToken(email) ? `serviceAccount:${this.node.path}` : this.member;
    // The email of an account that users make ends in its project.
    const project = /@([^.}]+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1];
    this.fullName = `projects/${project ?? "-"}/serviceAccounts/${email}`;
  }
}
