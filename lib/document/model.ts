import type { Acknowledgement } from "./acknowledgement";
import { customRoleOf } from "./custom-roles";
import { type Denial, denialsOf } from "./denials";
import type { Document } from "./document";
import { grouped } from "./grouped";
import { policyPartOf } from "./policies";
import type { PolicyPart } from "./policy";
import { type PublicRole, publicRolesIn } from "./public-roles";
import { type Receiver, receiversOf } from "./receivers";
import type { Resource } from "./resource";
import { powersOf } from "./role-powers";
import { isTold } from "./spelling";
import { type Workload, workloadsOf } from "./workloads";

/** The content of all documents of an app. */
export class Model {
  public readonly resources: readonly Resource[];
  public readonly acknowledgements: readonly Acknowledgement[];

  /** The parts of allow policies, one for each IAM resource. */
  public readonly policies: readonly PolicyPart[];

  /** The roles of the public, one entry for each part of a policy and each role. */
  public readonly publicRoles: readonly PublicRole[];
  public readonly receivers: readonly Receiver[];
  public readonly workloads: readonly Workload[];
  public readonly denials: readonly Denial[];
  private readonly byTarget: ReadonlyMap<string, readonly PolicyPart[]>;
  private readonly policiesOf = new Map<string, readonly PolicyPart[]>();
  private readonly customRoles: ReadonlyMap<string, readonly string[]>;

  constructor(public readonly documents: readonly Document[]) {
    this.resources = documents.flatMap(({ resources }) => resources);
    this.acknowledgements = documents.flatMap(({ acknowledgements }) => acknowledgements);
    this.policies = this.resources.flatMap((resource) => policyPartOf(resource) ?? []);
    this.publicRoles = this.policies.flatMap(publicRolesIn);
    this.receivers = this.resources.flatMap(receiversOf);
    this.workloads = this.resources.flatMap(workloadsOf);
    this.denials = this.resources.flatMap(denialsOf);
    this.byTarget = grouped(this.policies, ({ target }) => target);
    this.customRoles = new Map(
      this.resources.flatMap((resource) => [customRoleOf(resource)].flatMap((one) => (one ? [one] : []))),
    );
  }

  /** The resources of some types, without data sources. */
  public ofTypes(...types: readonly string[]): Resource[] {
    return this.resources.filter(({ mode, type }) => mode === "managed" && types.includes(type));
  }

  /** The parts of policies that apply to a target: of its own policy, and of those above it, such as its project's. */
  public policiesFor(target: string): readonly PolicyPart[] {
    let parts = this.policiesOf.get(target);
    if (!parts) {
      parts = this.policiesAbove(target);
      this.policiesOf.set(target, parts);
    }
    return parts;
  }

  /** Whether the permissions of a role are unknown: it is a custom role that no document defines. */
  public isOpaque(role: string): boolean {
    return isTold(role) && !role.startsWith("roles/") && !this.customRoles.has(role);
  }

  /** Whether a role has a permission. For predefined roles, only the permissions to call are known. */
  public carries(role: string, permission: string): boolean {
    return powersOf(role).includes(permission) || (this.customRoles.get(role)?.includes(permission) ?? false);
  }

  private policiesAbove(target: string): PolicyPart[] {
    const parts: PolicyPart[] = [];
    for (let end = target.indexOf("/"); end !== -1; end = target.indexOf("/", end + 1)) {
      parts.push(...(this.byTarget.get(target.slice(0, end)) ?? []));
    }
    return [...parts, ...(this.byTarget.get(target) ?? [])];
  }
}
