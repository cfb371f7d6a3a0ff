import { IamDenyPolicy } from "@cdktf/provider-google/lib/iam-deny-policy";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IPrincipal } from "./principal";

const PROJECT_ID = /^([a-z0-9.-]+:)?[a-z]([a-z0-9-]*[a-z0-9])?$/;

/** Where a deny policy is attached: it holds for everything below. */
export class DenialScope {
  /** A project, by its id. */
  public static project(projectId: string): DenialScope {
    return new DenialScope("projects", checked("projectId", projectId, PROJECT_ID, "example-project"));
  }

  /** A folder, by its number. */
  public static folder(folderId: string): DenialScope {
    return new DenialScope("folders", checked("folderId", folderId, /^\d+$/, "123456789012"));
  }

  /** An organization, by its number. */
  public static organization(organizationId: string): DenialScope {
    return new DenialScope(
      "organizations",
      checked("organizationId", organizationId, /^\d+$/, "123456789012"),
    );
  }

  private constructor(
    private readonly collection: string,
    private readonly resourceId: string,
  ) {}

  /** The attachment point as the provider takes it: encoded for a URL. */
  public get attachmentPoint(): string {
    return `cloudresourcemanager.googleapis.com%2F${this.collection}%2F${this.resourceId}`;
  }
}

/** What a denial says. */
export interface InvokeDenialProps {
  readonly attachedTo: DenialScope;

  /** Who is denied, whatever any allow policy says. Domains are not possible here: Google knows them by another id. */
  readonly denied: IPrincipal[];

  /**
   * Who among them may call all the same.
   *
   * @default - nobody
   */
  readonly exceptions?: IPrincipal[];

  /**
   * 3 to 63 lower-case letters, digits, hyphens and dots.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * At most 63 characters.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * A deny policy that keeps principals from calling any Cloud Run function or service below a project, folder or organization.
 *
 * Google counts 1st gen functions out: their invocation cannot be denied.
 */
export class InvokeDenial extends Construct {
  constructor(scope: Construct, id: string, props: InvokeDenialProps) {
    super(scope, id);
    const { attachedTo, denied, exceptions = [], name = id, description } = props;
    if (isKnown(name) && !/^[a-z][a-z0-9.-]{2,62}$/.test(name)) {
      throw invalid(
        `'name' must be 3 to 63 lower-case letters, digits, hyphens and dots, got ${got(name)}`,
        this,
      );
    }
    if (description !== undefined && !Token.isUnresolved(description) && description.length > 63) {
      throw invalid(`'description' must be at most 63 characters, got ${description.length}`, this);
    }
    if (denied.length === 0) throw invalid("'denied' must hold at least one principal, got none", this);
    if (isKnown(name)) claimName(this, name, attachedTo);
    new IamDenyPolicy(this, "Resource", {
      name,
      parent: attachedTo.attachmentPoint,
      displayName: description === undefined ? undefined : literal(description),
      rules: [
        {
          denyRule: {
            deniedPrincipals: denied.map((principal) => this.inDenyPolicy("denied", principal)),
            exceptionPrincipals:
              exceptions.length > 0
                ? exceptions.map((one) => this.inDenyPolicy("exceptions", one))
                : undefined,
            deniedPermissions: ["run.googleapis.com/routes.invoke"],
          },
        },
      ],
    });
  }

  /** https://cloud.google.com/iam/docs/principal-identifiers: deny policies spell principals in their own way. */
  private inDenyPolicy(prop: string, { member, principalId, publicReason }: IPrincipal): string {
    if (member === "allUsers" && prop === "denied") return "principalSet://goog/public:all";
    if (publicReason !== undefined) {
      throw invalid(
        `'${prop}' must not be ${principalId}, whom deny policies do not tell from everyone, got it`,
        this,
      );
    }
    if (/^principal(Set)?:\/\//.test(member)) return member;
    const name = member.startsWith("$") ? principalId.replace(/^serviceAgent:/, "serviceAccount:") : member;
    const kind = /^\w+/.exec(name)?.[0] ?? "";
    const email = member.startsWith(kind) ? member.slice(kind.length + 1) : Fn.trimprefix(member, `${kind}:`);
    if (kind === "user") return `principal://goog/subject/${email}`;
    if (kind === "group") return `principalSet://goog/group/${email}`;
    // What is behind the @ may be a token; the service account of a Kubernetes cluster has none.
    if (kind === "serviceAccount" && !/\[.*\]$/.test(email))
      return `principal://iam.googleapis.com/projects/-/serviceAccounts/${email}`;
    throw invalid(
      `'${prop}' must be a user, a group, a service account, the public or a principal:// identifier, got ${got(principalId)}`,
      this,
    );
  }
}

/** Google refuses a second policy of the name in one place. */
function claimName(at: Construct, value: string, { attachmentPoint }: DenialScope): void {
  const name = `${attachmentPoint}/${value}`;
  claim(at, { kind: "deny policy", prop: "name", value, name, project: ANYWHERE, location: ANYWHERE });
}

function checked(prop: string, value: string, pattern: RegExp, example: string): string {
  if (isKnown(value) && !pattern.test(value))
    throw invalid(`'${prop}' must be like '${example}', got ${got(value)}`);
  return value;
}
