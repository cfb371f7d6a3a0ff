import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { firstOf } from "../core/shared-existing";
import { isToken, resolvedText } from "../core/tokens";
import type { Role } from "../iam/role";

/** A Cloud Run service, as far as synthesis knows which one it is. */
export interface KnownService extends IConstruct {
  readonly project: string;
  readonly location: string;

  /** The short name; undefined where it is a token. */
  readonly _knownServiceName?: string;
}

/** Who writes to a role of a service: a construct that adds members to it, or a binding that owns it. */
interface Writer {
  readonly service: KnownService;
  readonly roleName: string;
}

/** A binding that owns a role. */
interface Owner extends Writer {
  readonly binding: IConstruct;
  readonly role: Role;
}

/** Apart, because members are many and bindings few: a member is held against these alone. */
interface Writers {
  readonly members: Writer[];
  readonly owners: Owner[];
}

const writersInApps = new Memory<Writers>("writers of invokers");

/**
 * Notes that a member is added to a role of a service.
 *
 * Throws where another construct for the same service, in whichever stack of the app, owns the whole list.
 */
export function noteMember(service: KnownService, roleName: string): void {
  const writer = { service, roleName };
  const { members, owners } = writersOf(service);
  const owner = sameAs(writer, owners).at(0);
  if (owner) throw conflict(service, owner.binding, owner.role, service);
  members.push(writer);
}

/**
 * Notes that a binding owns a role of a service.
 *
 * Throws where something else writes to the role, in whichever stack of the app; where the project or the location is not
 * known by now, at the latest when the stack is validated.
 */
export function noteBinding(
  binding: IConstruct,
  service: KnownService,
  role: Role,
  earlier: IConstruct | undefined,
): void {
  const owner: Owner = { service, roleName: role.name, role, binding };
  const other = earlier ?? othersThan(owner).at(0);
  if (other) throw conflict(binding, other, role, binding);
  writersOf(service).owners.push(owner);
  binding.node.addValidation({
    validate: () => othersThan(owner).map((one) => conflict(binding, one, role).message),
  });
}

/** The constructs that write to what a binding owns. */
function othersThan(owner: Owner): IConstruct[] {
  const { members, owners } = writersOf(owner.service);
  return [
    ...sameAs(owner, owners).map(({ binding }) => binding),
    ...sameAs(owner, members).map(({ service }) => service),
  ];
}

/** Those that write to the same role of the same service, by way of another construct. */
function sameAs<T extends Writer>({ service, roleName }: Writer, writers: T[]): T[] {
  const name = resolvedText(service, roleName);
  const others = writers.filter(
    (other) => !isShared(other.service, service) && resolvedText(other.service, other.roleName) === name,
  );
  if (others.length === 0) return [];
  const key = keyOf(service);
  return key === undefined ? [] : others.filter((other) => keyOf(other.service) === key);
}

/** Whether two constructs of a stack stand for one service, and so share its grants. */
function isShared(one: KnownService, other: KnownService): boolean {
  return firstOf(one) === firstOf(other);
}

function writersOf(service: KnownService): Writers {
  return writersInApps.of(service.node.root, () => ({ members: [], owners: [] }));
}

/** What tells services apart; undefined where synthesis does not know it. */
function keyOf(service: KnownService): string | undefined {
  const { _knownServiceName: name } = service;
  const [project, location] = [service.project, service.location].map((text) => resolvedText(service, text));
  return name === undefined || isToken(project) || isToken(location)
    ? undefined
    : JSON.stringify([project, location, name]);
}

function conflict(one: IConstruct, other: IConstruct, role: Role, at?: IConstruct): Error {
  return invalid(
    `'InvokerBinding' must be alone in granting ${role.roleId} on its service, got ${got(one.node.path)} and ${got(other.node.path)}`,
    at,
  );
}
