import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import type { IPrincipal } from "./i-principal";
import { memberOf } from "./member";
import { isPublic, PublicPrincipal } from "./public-principal";

/** A principal known by its identifier. */
export class Principal implements IPrincipal {
  /** A person's Google Account, by its email address. */
  public static user(email: string): Principal {
    return Principal.known("user", email);
  }

  /** A Google group, by its email address. */
  public static group(email: string): Principal {
    return Principal.known("group", email);
  }

  /** Everyone in a Cloud Identity or Google Workspace domain, like `example.com`. */
  public static domain(domain: string): Principal {
    return Principal.known("domain", domain);
  }

  /** A service account made elsewhere, by its email address. */
  public static serviceAccount(email: string): Principal {
    return Principal.known("serviceAccount", email);
  }

  /** One federated identity, by its identifier, which begins with `principal://`. */
  public static federated(identifier: string): Principal {
    return Principal.withPrefix("principal", identifier);
  }

  /** A set of identities, by its identifier, which begins with `principalSet://`. */
  public static principalSet(identifier: string): Principal {
    return Principal.withPrefix("principalSet", identifier);
  }

  /** Anyone on the internet, without an identity. The reason stays in the synthesized output. */
  public static allUsers(reason: string): PublicPrincipal {
    return PublicPrincipal.allUsers(reason);
  }

  /** Anyone with a Google Account, of any organization. The reason stays in the synthesized output. */
  public static allAuthenticatedUsers(reason: string): PublicPrincipal {
    return PublicPrincipal.allAuthenticatedUsers(reason);
  }

  /**
   * Any other principal, spelled as in an allow policy, like `projectViewer:example-project`.
   *
   * Throws for the public, which needs a reason, and for members that Google refuses, such as `deleted:user:…`.
   */
  public static of(member: string): Principal {
    if (isToken(member)) {
      throw invalid(
        "'member' must be known at synthesis, got a token; pass the ServiceAccount, or use Principal.fromToken",
      );
    }
    if (isPublic(member)) {
      throw invalid(
        `'member' must not be the public without a reason, got '${member}'; use Principal.${member}(reason)`,
      );
    }
    const colon = Math.max(member.indexOf(":"), 0);
    const prefix = member.slice(0, colon);
    const spelled = memberOf(prefix, member.slice(colon + 1), { prop: "member", written: member });
    return new Principal(spelled, spelled);
  }

  /**
   * A principal whose member string is known only to Terraform, like the service account of a BigQuery connection.
   *
   * The id becomes part of the grant's Terraform address. Choose one, and do not change it later. If the member turns out to be
   * the public, Terraform refuses it when it is deployed.
   */
  public static fromToken(principalId: string, member: string): Principal {
    if (isToken(principalId) || principalId === "") {
      throw invalid(`'principalId' must be a name known at synthesis, got ${principalId ? "a token" : "''"}`);
    }
    if (!isToken(member)) {
      throw invalid(`'member' must be a token, got ${got(member)}; use Principal.of for a known member`);
    }
    return new Principal(member, principalId);
  }

  private static known(prefix: string, identifier: string): Principal {
    if (isToken(identifier)) {
      throw invalid(`'${prefix}' must be known at synthesis, got a token; use Principal.fromToken`);
    }
    const member = memberOf(prefix, identifier, { prop: prefix, written: identifier });
    return new Principal(member, member);
  }

  private static withPrefix(prefix: string, identifier: string): Principal {
    if (isToken(identifier)) return Principal.known(prefix, identifier);
    if (!identifier.startsWith(`${prefix}://`)) {
      throw invalid(`'${prefix}' must begin with '${prefix}://', got ${got(identifier)}`);
    }
    const member = memberOf(prefix, identifier.slice(prefix.length + 1), {
      prop: prefix,
      written: identifier,
    });
    return new Principal(member, member);
  }

  private constructor(
    public readonly member: string,
    public readonly principalId: string,
  ) {}

  public toString(): string {
    return this.principalId;
  }
}

checkCalls("Principal", Principal);
