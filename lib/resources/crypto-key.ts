import { KmsCryptoKeyIamBinding } from "@cdktf/provider-google/lib/kms-crypto-key-iam-binding";
import { KmsCryptoKeyIamMember } from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { KMS_KEY } from "../core/formats/full-names";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A key of Cloud KMS, whoever defines it. */
export interface ICryptoKey extends IResourceWithAllowPolicy {
  /** The full name: `projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`. */
  readonly fullName: string;

  /** Lets the principal encrypt with this key. */
  grantEncrypt(principal: IPrincipal, options?: GrantOptions): Grant;

  /** Lets the principal decrypt with this key. */
  grantDecrypt(principal: IPrincipal, options?: GrantOptions): Grant;

  /** Lets the principal encrypt and decrypt with this key. Google's service agents need this to use it. */
  grantEncryptDecrypt(principal: IPrincipal, options?: GrantOptions): Grant;
}

/** A key of Cloud KMS that exists, or that the app defines with the provider's resource. */
@allOrNothing
export class CryptoKey extends ResourceWithAllowPolicy implements ICryptoKey {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: true,
    member: () => KmsCryptoKeyIamMember,
    binding: () => KmsCryptoKeyIamBinding,
    target: () => ({ cryptoKeyId: this.fullName }),
  });

  /**
   * A key by its full name, `projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`.
   *
   * The name may be a token, such as `key.id` of the provider's resource. Throws for the name of a version.
   */
  public static fromKeyFullName(scope: Construct, id: string, fullName: string): ICryptoKey {
    return new CryptoKey(scope, id, fullName);
  }

  private constructor(
    scope: Construct,
    id: string,
    public readonly fullName: string,
  ) {
    super(scope, id);
    checkFormat("fullName", fullName, KMS_KEY, this, { remedy: withoutVersion });
    shareExisting(this, { kind: "key", name: fullName, project: ANYWHERE, location: ANYWHERE });
  }

  public grantEncrypt(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.CLOUD_KMS_CRYPTO_KEY_ENCRYPTER, principal, options);
  }

  public grantDecrypt(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.CLOUD_KMS_CRYPTO_KEY_DECRYPTER, principal, options);
  }

  public grantEncryptDecrypt(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.CLOUD_KMS_CRYPTO_KEY_ENCRYPTER_DECRYPTER, principal, options);
  }
}

checkCalls("CryptoKey", CryptoKey);

function withoutVersion(name: string): string | undefined {
  return name.includes("/cryptoKeyVersions/")
    ? "leave out '/cryptoKeyVersions/…', because a key has the policy"
    : undefined;
}
