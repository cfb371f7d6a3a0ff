import { IamDenyPolicy } from "@cdktf/provider-google/lib/iam-deny-policy";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import type { Format } from "../core/formats/format";
import { DENY_POLICY_NAME } from "../core/formats/iam";
import { PROJECT, RESOURCE_NUMBER } from "../core/formats/projects";
import { literal } from "../core/literal";
import { holdsToken } from "../core/token-text";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import { EVERYONE } from "../iam/deny-policy-identifier";
import type { IPrincipal } from "../iam/i-principal";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { inDenyPolicies, isOfUnknownKind } from "./deny-policy-principal";

/** The project, folder or organization that a deny policy is attached to. The policy holds for everything below it. */
export class AttachmentPoint {
  /** A project, by its id or its number. */
  public static project(projectId: string): AttachmentPoint {
    return new AttachmentPoint("projects", checked("projectId", projectId, PROJECT));
  }

  /** A folder, by its number. */
  public static folder(folderId: string): AttachmentPoint {
    return new AttachmentPoint("folders", checked("folderId", folderId, RESOURCE_NUMBER));
  }

  /** An organization, by its number. */
  public static organization(organizationId: string): AttachmentPoint {
    return new AttachmentPoint("organizations", checked("organizationId", organizationId, RESOURCE_NUMBER));
  }

  private constructor(
    private readonly collection: string,
    private readonly resourceId: string,
  ) {}

  /** The attachment point as the provider's `parent` spells it: encoded for a URL. */
  public get parent(): string {
    return `cloudresourcemanager.googleapis.com%2F${this.collection}%2F${this.resourceId}`;
  }
}

checkCalls("AttachmentPoint", AttachmentPoint);

/** Who may not call, and where. */
export interface InvokeDenyPolicyProps extends DependentProps {
  /** The project, folder or organization whose functions and services it closes. */
  readonly attachmentPoint: AttachmentPoint;

  /**
   * Who may not call, whatever an allow policy says.
   *
   * Domains are an error: deny policies name a domain by its Google Workspace customer id.
   */
  readonly deniedPrincipals: IPrincipal[];

  /**
   * Who may call although `deniedPrincipals` includes them.
   *
   * @default - nobody
   */
  readonly exceptionPrincipals?: IPrincipal[];

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
 * A deny policy that keeps principals from calling the Cloud Run functions and services below an attachment point.
 *
 * 1st gen functions are not included: Google offers no deny policy for their permission
 * (https://cloud.google.com/iam/docs/deny-permissions-support).
 */
@allOrNothing
export class InvokeDenyPolicy extends Construct {
  constructor(scope: Construct, id: string, props: InvokeDenyPolicyProps) {
    checkNew("InvokeDenyPolicy", new.target, [scope, id, props]);
    super(scope, id);
    judgeSynthesisOf(this);
    const { attachmentPoint, deniedPrincipals, exceptionPrincipals = [], name = id, description } = props;
    checkFormat("name", name, DENY_POLICY_NAME, this);
    if (description !== undefined && !holdsToken(description) && description.length > 63) {
      throw invalid(`'description' must be at most 63 characters, got ${description.length}`, this);
    }
    if (deniedPrincipals.length === 0) {
      throw invalid("'deniedPrincipals' must hold at least one principal, got none", this);
    }
    if (isKnown(name)) claimName(this, name, attachmentPoint);
    const resource = createResource(IamDenyPolicy, this, "Resource", {
      name,
      parent: attachmentPoint.parent,
      displayName: description === undefined ? undefined : literal(description),
      rules: [
        {
          denyRule: {
            deniedPrincipals: deniedPrincipals.map((one) => this.inDenyPolicy("deniedPrincipals", one)),
            exceptionPrincipals:
              exceptionPrincipals.length > 0
                ? exceptionPrincipals.map((one) => this.inDenyPolicy("exceptionPrincipals", one))
                : undefined,
            deniedPermissions: ["run.googleapis.com/routes.invoke"],
          },
        },
      ],
    });
    declareOrder(this, props.dependsOn, () => [resource]);
  }

  private inDenyPolicy(prop: string, principal: IPrincipal): string {
    const { member, principalId } = principal;
    const isException = prop === "exceptionPrincipals";
    if (member === "allAuthenticatedUsers" || (isException && inDenyPolicies(principal) === EVERYONE)) {
      throw invalid(
        `'${prop}' must not be ${principalId}, whom deny policies do not tell from everyone, got it`,
        this,
      );
    }
    const identifier = inDenyPolicies(principal);
    if (identifier !== undefined) return identifier;
    if (isOfUnknownKind(principal)) {
      throw invalid(
        `'${prop}' must be of a kind known at synthesis, got a token for ${got(principalId)}; pass the ServiceAccount, or a member that begins with its kind, like 'serviceAccount:'`,
        this,
      );
    }
    throw invalid(
      `'${prop}' must be a user, a group, a service account, the public or a principal:// identifier, got ${got(principalId)}`,
      this,
    );
  }
}

checkCalls("InvokeDenyPolicy", InvokeDenyPolicy);

/** Google refuses a second policy of the same name at one attachment point. */
function claimName(at: Construct, value: string, { parent }: AttachmentPoint): void {
  const name = `${parent}/${value}`;
  claim(at, { kind: "deny policy", prop: "name", value, name, project: ANYWHERE, location: ANYWHERE });
}

function checked(prop: string, value: string, format: Format): string {
  checkFormat(prop, value, format);
  return value;
}
