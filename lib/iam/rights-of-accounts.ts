import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { Memory } from "../core/memory";
import type { Grant } from "./grant";
import type { IPrincipal } from "./i-principal";

/** The grants to a principal, and on an account, by their keys. */
const rights = new Memory<Map<string, Grant[]>>("rights of accounts");

const to = ({ principalId }: IPrincipal): string => principalId;
const on = (principalId: string): string => `on ${principalId}`;

/** Notes a grant for those who wait for what an account may do, and for who may use it. */
export function noteRight(holder: IConstruct, grant: Grant): void {
  const all = rights.of(TerraformStack.of(holder), () => new Map<string, Grant[]>());
  const { principalId: ofHolder } = holder as Partial<IPrincipal>;
  for (const key of [to(grant.principal), ...(ofHolder === undefined ? [] : [on(ofHolder)])]) {
    const known = all.get(key) ?? [];
    if (known.includes(grant)) continue;
    known.push(grant);
    all.set(key, known);
    whenUndone(holder, () => known.splice(known.indexOf(grant), 1));
  }
}

/**
 * What the app itself gives to an account, and to others on the account, in so far as nothing waits for it by itself. It is known when
 * the app is complete.
 *
 * Grants on functions, services, queues and subscriptions are not among them: those may wait for the account themselves.
 */
export function rightsToAndOn(at: IConstruct, account: IPrincipal): Grant[] {
  return [...unawaited(at, to(account)), ...unawaited(at, on(account.principalId))];
}

/** The Terraform addresses of what the app itself gives to an account. */
export function addressesOfRightsTo(at: IConstruct, account: IPrincipal): string[] {
  return unawaited(at, to(account)).map(({ _address }) => _address);
}

function unawaited(at: IConstruct, key: string): Grant[] {
  const known = rights.find(TerraformStack.of(at))?.get(key) ?? [];
  return known.filter(({ _isAwaited }) => !_isAwaited);
}
