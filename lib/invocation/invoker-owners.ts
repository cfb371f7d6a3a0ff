import { DefaultTokenResolver, StringConcat, type TerraformResource, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import { Grant } from "../iam/grant";
import type { Role } from "../iam/role";

/** A Cloud Run service, as far as synthesis knows which one it is. */
export interface KnownService extends IConstruct {
  readonly project: string;
  readonly location: string;

  /** The short name; undefined where it is a token. */
  readonly knownServiceName?: string;
}

/** Who writes to a role of a service: a construct that adds members to it, or a binding that owns it. */
interface Writer {
  readonly service: KnownService;
  readonly role: Role;
  readonly binding?: IConstruct;
}

/** Apart, because members are many and bindings few: a member is held against these alone. */
interface Writers {
  readonly members: Writer[];
  readonly bindings: Writer[];
}

const writersInApps = new WeakMap<IConstruct, Writers>();
const ownersOfServices = new WeakMap<IConstruct, Map<string, TerraformResource>>();

/**
 * Notes that a member is added to a role of a service; the answer is the resource that owns the role, if one does.
 *
 * Throws where another construct for the same service, in whichever stack of the app, owns the whole list.
 */
export function noteMember(service: KnownService, role: Role): TerraformResource | undefined {
  const owner = ownersOfServices.get(service)?.get(resolved(service, role.name));
  if (owner) return owner;
  const writer: Writer = { service, role };
  const { members, bindings } = writersOf(service);
  const binding = sameAs(writer, bindings).find((other) => other.binding)?.binding;
  if (binding) throw conflict(service, binding, service, role);
  members.push(writer);
  return undefined;
}

/**
 * Notes that a binding owns a role of a service, and hands the members over that there are.
 *
 * Throws where something else writes to the role, in whichever stack of the app; where the project or the location is not
 * known by now, at the latest when the stack is validated.
 */
export function noteBinding(
  binding: IConstruct,
  service: KnownService,
  role: Role,
  owner: TerraformResource,
): void {
  const owners = ownersOfServices.get(service) ?? new Map<string, TerraformResource>();
  ownersOfServices.set(service, owners);
  const writer: Writer = { service, role, binding };
  const roleName = resolved(service, role.name);
  const own = owners.get(roleName)?.node.scope;
  const others = [
    ...(own ? [own] : []),
    ...othersOf(writer).map(({ binding: one, service: two }) => one ?? two),
  ];
  if (others.length > 0) throw conflict(binding, others[0], binding, role);
  writersOf(service).bindings.push(writer);
  binding.node.addValidation({
    validate: () =>
      othersOf(writer).map(
        ({ binding: one, service: two }) => conflict(binding, one ?? two, undefined, role).message,
      ),
  });
  owners.set(roleName, owner);
  for (const grant of grantsOf(service, role)) grant.handOver(owner);
}

/** The grants of one role on a service, so far. */
export function grantsOf(service: IConstruct, role: Role): Grant[] {
  const name = resolved(service, role.name);
  return service.node.children.filter(
    (child): child is Grant => child instanceof Grant && resolved(service, child.role.name) === name,
  );
}

function othersOf(writer: Writer): Writer[] {
  const { members, bindings } = writersOf(writer.service);
  return sameAs(writer, [...bindings, ...members]);
}

/** Those that write to the same role of the same service, by way of another construct. */
function sameAs({ service, role }: Writer, writers: Writer[]): Writer[] {
  const name = resolved(service, role.name);
  const others = writers.filter(
    (other) => other.service !== service && resolved(other.service, other.role.name) === name,
  );
  if (others.length === 0) return [];
  const key = keyOf(service);
  return key === undefined ? [] : others.filter((other) => keyOf(other.service) === key);
}

function writersOf(service: KnownService): Writers {
  const root = service.node.root;
  const writers = writersInApps.get(root) ?? { members: [], bindings: [] };
  writersInApps.set(root, writers);
  return writers;
}

/** What tells services apart; undefined where synthesis does not know it. */
function keyOf(service: KnownService): string | undefined {
  const { knownServiceName: name } = service;
  const [project, location] = [service.project, service.location].map((text) => resolved(service, text));
  return name === undefined || isToken(project) || isToken(location)
    ? undefined
    : JSON.stringify([project, location, name]);
}

/**
 * A default that was a token resolves, once the provider is declared; of what only Terraform knows, each reading is a token
 * of its own, and all of them come to one text.
 */
function resolved(at: IConstruct, text: string): string {
  if (!isToken(text)) return text;
  try {
    const resolver = new DefaultTokenResolver(new StringConcat());
    return String(Tokenization.resolve(text, { scope: at, resolver, preparing: false }));
  } catch {
    return text;
  }
}

function conflict(one: IConstruct, other: IConstruct, at: IConstruct | undefined, role: Role): Error {
  return invalid(
    `'InvokerBinding' must be alone in granting ${role.roleId} on its service, got ${got(one.node.path)} and ${got(other.node.path)}`,
    at,
  );
}
