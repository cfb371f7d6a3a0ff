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
import { Addresses, type UrlInEnvironment, urlsInEnvironments } from "./urls";
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

  /** The addresses of the receivers. */
  public readonly addresses: Addresses;

  /** The regions of services in several, by the target of the policy there. */
  public readonly regionOf: ReadonlyMap<string, string>;

  /** The parts of policies, by their target. */
  public readonly byTarget: ReadonlyMap<string, readonly PolicyPart[]>;
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;
  private urlsFound?: readonly UrlInEnvironment[];
  private readonly above = new Map<string, readonly PolicyPart[]>();
  private readonly customRoles: ReadonlyMap<string, readonly string[]>;

  constructor(public readonly documents: readonly Document[]) {
    this.resources = documents.flatMap(({ resources }) => resources);
    this.acknowledgements = documents.flatMap(({ acknowledgements }) => acknowledgements);
    const managed = this.resources.filter(({ mode }) => mode === "managed");
    this.byType = grouped(managed, ({ type }) => type);
    this.policies = readings(managed, policyPartOf);
    this.publicRoles = this.policies.flatMap(publicRolesIn);
    this.receivers = managed.flatMap(receiversOf);
    this.addresses = new Addresses(this.receivers);
    this.regionOf = new Map(
      this.receivers.flatMap(({ target, region }) => (region === undefined ? [] : [[target, region]])),
    );
    this.workloads = managed.flatMap(workloadsOf);
    this.denials = managed.flatMap(denialsOf);
    this.byTarget = grouped(this.policies, ({ target }) => target);
    this.customRoles = new Map(readings(managed, customRoleOf));
  }

  /** The resources of some types, without data sources. */
  public ofTypes(...types: readonly string[]): Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The variables of workloads with URLs of receivers. Two rules ask for them. */
  public get urls(): readonly UrlInEnvironment[] {
    return (this.urlsFound ??= urlsInEnvironments(this.workloads, this.addresses));
  }

  /** The parts of policies that apply to a target: of its own policy, and of those above it, such as its project's. */
  public policiesFor(target: string): readonly PolicyPart[] {
    const own = this.byTarget.get(target) ?? [];
    const above = this.policiesAbove(target);
    return above.length === 0 ? own : [...above, ...own];
  }

  /** Whether the permissions of a role are unknown: it is a custom role that no document defines. */
  public isOpaque(role: string): boolean {
    return isTold(role) && !role.startsWith("roles/") && !this.customRoles.has(role);
  }

  /** Whether a role has a permission. For predefined roles, only the permissions to call are known. */
  public carries(role: string, permission: string): boolean {
    return powersOf(role).includes(permission) || (this.customRoles.get(role)?.includes(permission) ?? false);
  }

  private policiesAbove(target: string): readonly PolicyPart[] {
    // Most targets are below the same one: the services of a project and location.
    const parent = target.slice(0, target.lastIndexOf("/") + 1);
    let parts = this.above.get(parent);
    if (!parts) {
      const found: PolicyPart[] = [];
      for (let end = parent.indexOf("/"); end !== -1; end = parent.indexOf("/", end + 1)) {
        found.push(...(this.byTarget.get(parent.slice(0, end)) ?? []));
      }
      parts = found;
      this.above.set(parent, parts);
    }
    return parts;
  }
}

function readings<Reading>(
  resources: readonly Resource[],
  read: (one: Resource) => Reading | undefined,
): Reading[] {
  const all: Reading[] = [];
  for (const resource of resources) {
    const one = read(resource);
    if (one) all.push(one);
  }
  return all;
}
