import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { knownLocation, knownProject } from "../core/provider-defaults";
import { Grant } from "../iam/grant";
import type { Role } from "../iam/role";

/** A Cloud Run service, as far as synthesis knows which one it is. */
export interface KnownService extends IConstruct {
  readonly project: string;
  readonly location: string;

  /** The short name; undefined where it is a token. */
  readonly knownServiceName?: string;
}

interface Writers {
  binding?: IConstruct;
  member?: IConstruct;
}

/** The resources that own roles of a construct's service, by the role's name. */
const ownersOfServices = new WeakMap<IConstruct, Map<string, TerraformResource>>();

const writersInApps = new WeakMap<IConstruct, Map<string, Writers>>();

/**
 * Notes that a member is added to a role of a service; the answer is the resource that owns the role, if one does.
 *
 * Throws where another construct for the same service, in whichever stack of the app, owns the whole list.
 */
export function noteMember(service: KnownService, role: Role): TerraformResource | undefined {
  const owner = ownersOfServices.get(service)?.get(role.name);
  if (owner) return owner;
  const writers = writersOf(service, role);
  if (writers?.binding) throw conflict(service, writers.binding, service, role);
  if (writers) writers.member ??= service;
  return undefined;
}

/**
 * Notes that a binding owns a role of a service, and hands the members over that there are.
 *
 * Throws where something else writes to the role, in whichever stack of the app.
 */
export function noteBinding(
  binding: IConstruct,
  service: KnownService,
  role: Role,
  owner: TerraformResource,
): void {
  const owners = ownersOfServices.get(service) ?? new Map<string, TerraformResource>();
  ownersOfServices.set(service, owners);
  const writers = writersOf(service, role);
  const other = writers?.binding ?? owners.get(role.name)?.node.scope;
  if (other) throw conflict(binding, other, binding, role);
  if (writers?.member && writers.member !== service) throw conflict(binding, writers.member, binding, role);
  if (writers) writers.binding = binding;
  owners.set(role.name, owner);
  for (const grant of grantsOf(service, role)) grant.handOver(owner);
}

/** The grants of one role on a service, so far. */
export function grantsOf(service: IConstruct, role: Role): Grant[] {
  return service.node.children.filter(
    (child): child is Grant => child instanceof Grant && child.role.name === role.name,
  );
}

function writersOf(service: KnownService, role: Role): Writers | undefined {
  const { knownServiceName: name } = service;
  const [project, location] = [
    knownProject(service, service.project),
    knownLocation(service, service.location),
  ];
  if (name === undefined || project === undefined || location === undefined) return undefined;
  const root = service.node.root;
  const all = writersInApps.get(root) ?? new Map<string, Writers>();
  writersInApps.set(root, all);
  const key = JSON.stringify([project, location, name, role.name]);
  const writers = all.get(key) ?? {};
  all.set(key, writers);
  return writers;
}

function conflict(one: IConstruct, other: IConstruct, at: IConstruct, role: Role): Error {
  return invalid(
    `'InvokerBinding' must be alone in granting ${role.name} on its service, got ${got(one.node.path)} and ${got(other.node.path)}`,
    at,
  );
}
