import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { SECRET } from "../core/formats/full-names";
import { SECRET_ID, SECRET_VERSION } from "../core/formats/secrets";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy, PolicyMember } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import { ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import type { IPrincipal } from "../iam/i-principal";
import { Role } from "../iam/role";

/** Where a secret lives. */
export interface SecretOptions {
  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** A secret of Secret Manager that exists, or that this app defines with the provider's own resources. */
export class Secret extends ResourceWithAllowPolicy {
  /** @internal */
  protected readonly _policy: IAllowPolicy = {
    holder: this,
    acceptsConditions: true,
    write: (scope, id, member) => this.addMember(scope, id, member),
  };

  /**
   * A secret by its id, like `db-password`; not by its full name.
   *
   * The id may be a token, such as `secret.secretId` of the provider's resource.
   */
  public static fromSecretId(
    scope: Construct,
    id: string,
    secretId: string,
    options: SecretOptions = {},
  ): Secret {
    return new Secret(scope, id, secretId, options);
  }

  public readonly project: string;
  private constructor(
    scope: Construct,
    id: string,
    public readonly secretId: string,
    private readonly options: SecretOptions,
  ) {
    super(scope, id);
    checkFormat("secretId", secretId, SECRET_ID, this, { remedy: inParts });
    this.project = projectOf(this, options.project);
    shareExisting(this, { kind: "secret", name: secretId, project: options.project, location: ANYWHERE });
  }

  /** In full: `projects/PROJECT/secrets/SECRET`. */
  public get fullName(): string {
    return `projects/${this.project}/secrets/${this.secretId}`;
  }

  /** One version of the secret: a number, an alias, or `latest`. */
  public version(version: string): SecretVersion {
    return SecretVersion.of(this, version);
  }

  /** Lets the principal read the secret's payload, in every version. */
  public grantAccess(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.SECRET_MANAGER_SECRET_ACCESSOR, principal, options);
  }

  private addMember(scope: Construct, id: string, member: PolicyMember): SecretManagerSecretIamMember {
    const { secretId, project } = this;
    const resource = new SecretManagerSecretIamMember(scope, id, { secretId, project, ...member });
    needsServices(resource, this.options.project, "secretmanager");
    return resource;
  }
}

/** What to pass instead of the full name of a secret, or of one of its versions. */
function inParts(name: string): string | undefined {
  const { project, secret } = SECRET.partsOf(name.replace(/\/versions\/[^/]*$/, "")) ?? {};
  return secret === undefined ? undefined : `pass '${secret}', and '${project}' as 'project'`;
}

/** One version of a secret. */
export class SecretVersion {
  /** A version by its number or alias. `latest` is read when an instance starts, and a new version starts none. */
  public static of(secret: Secret, version: string): SecretVersion {
    checkFormat("version", version, SECRET_VERSION, secret);
    return new SecretVersion(secret, version);
  }

  private constructor(
    public readonly secret: Secret,
    public readonly version: string,
  ) {}
}

/** A secret as files. */
export interface SecretVolume {
  readonly secret: Secret;

  /** The absolute path of the folder that holds the files, like `/etc/secrets`. */
  readonly mountPath: string;

  /**
   * The versions to mount, by file name. All must be of `secret`.
   *
   * @default - the latest version, in a file named after the secret
   */
  readonly files?: { [path: string]: SecretVersion };
}
