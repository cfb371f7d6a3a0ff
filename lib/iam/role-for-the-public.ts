import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isForReaders } from "../core/reader-roles";
import type { IPrincipal } from "./i-principal";
import { isPublic } from "./public-principal";
import type { Role } from "./role";

/** Throws where the public gets a role that does more than read what is published. */
export function checkRoleForThePublic({ name, roleId }: Role, { member }: IPrincipal, at: IConstruct): void {
  if (!isPublic(member) || isForReaders(name)) return;
  const role = roleId.replace(/^custom:/, "the custom role ");
  throw invalid(
    `'principal' must not be the public for ${role}, got ${got(member)}; only grantInvoke lets the public in`,
    at,
  );
}
