import { SecretManagerSecretIamBinding } from "@cdktf/provider-google/lib/secret-manager-secret-iam-binding";
import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { SECRET } from "../core/formats/full-names";
import { SECRET_ID, SECRET_VERSION } from "../core/formats/secrets";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A secret of Secret Manager, whoever defines it. */
export interface ISecret extends IResourceWithAllowPolicy {
  /** The short id, like `db-password`. */
  readonly secretId: string;

  /** The project of the secret. */
  readonly project: string;

  /** The full name: `projects/PROJECT/secrets/SECRET`. */
  readonly fullName: string;

  /** One version of the secret: a number, an alias, or `latest`. */
  version(version: string): SecretVersion;

  /** Lets the principal read the payload of all versions. */
  grantAccess(principal: IPrincipal, options?: GrantOptions): Grant;
}

/** What an app can say about a secret that it imports. */
export interface SecretOptions {
  /**
   * The project of the secret.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

/** A secret of Secret Manager that exists, or that the app defines with the provider's resources. */
@allOrNothing
export class Secret extends ResourceWithAllowPolicy implements ISecret {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: true,
    member: () => SecretManagerSecretIamMember,
    binding: () => SecretManagerSecretIamBinding,
    target: () => ({ secretId: this.secretId, project: this.project }),
    written: (resource) => {
      needsServices(resource, this.options.project, "secretmanager");
    },
  });

  /**
   * A secret by its id, like `db-password`. Throws for a full name.
   *
   * The id may be a token, such as `secret.secretId` of the provider's resource.
   */
  public static fromSecretId(
    scope: Construct,
    id: string,
    secretId: string,
    options: SecretOptions = {},
  ): ISecret {
    return new Secret(scope, id, secretId, options);
  }

  /** The id or number of the secret's project. */
  public readonly project: string;

  private constructor(
    scope: Construct,
    id: string,
    /** The id of the secret, without the project. */
    public readonly secretId: string,
    private readonly options: SecretOptions,
  ) {
    super(scope, id);
    checkFormat("secretId", secretId, SECRET_ID, this, { remedy: inParts });
    this.project = projectOf(this, options.project);
    shareExisting(this, { kind: "secret", name: secretId, project: options.project, location: ANYWHERE });
  }

  /** The full name: `projects/PROJECT/secrets/SECRET`. */
  public get fullName(): string {
    return `projects/${this.project}/secrets/${this.secretId}`;
  }

  /** One version of the secret: a number, an alias, or `latest`. */
  public version(version: string): SecretVersion {
    return SecretVersion.of(this, version);
  }

  /** Lets the principal read the payload of all versions. */
  public grantAccess(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.SECRET_MANAGER_SECRET_ACCESSOR, principal, options);
  }
}

checkCalls("Secret", Secret);

/** Says how to pass a full name in parts: that of a secret, or of one of its versions. */
function inParts(name: string): string | undefined {
  const { project, secret } = SECRET.partsOf(name.replace(/\/versions\/[^/]*$/, "")) ?? {};
  return secret === undefined ? undefined : `pass '${secret}', and '${project}' as 'project'`;
}

/** One version of a secret. */
export class SecretVersion {
  /** A version by its number or alias. An instance reads `latest` only when it starts; a new version starts no instance. */
  public static of(secret: ISecret, version: string): SecretVersion {
    checkFormat("version", version, SECRET_VERSION, secret);
    return new SecretVersion(secret, version);
  }

  private constructor(
    /** The secret of which this is a version. */
    public readonly secret: ISecret,
    /** The number, an alias, or `latest`. */
    public readonly version: string,
  ) {}
}

checkCalls("SecretVersion", SecretVersion);

/** A secret that a workload sees as files. */
export interface SecretVolume {
  /** The secret whose versions the files hold. */
  readonly secret: ISecret;

  /** The absolute path of the folder that holds the files, like `/etc/secrets`. */
  readonly mountPath: string;

  /**
   * The version in each file, by file name. All must be versions of `secret`.
   *
   * @default - the latest version, in a file named after the secret
   */
  readonly files?: { [path: string]: SecretVersion };
}
