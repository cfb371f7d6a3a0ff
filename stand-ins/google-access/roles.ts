import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Roles {
  readonly [role: string]: readonly string[];
}

const roles = JSON.parse(readFileSync(join(__dirname, "roles.json"), "utf8")) as Roles;

/** Whether the table has a role. */
export function isKnownRole(role: string): boolean {
  return Object.hasOwn(roles, role);
}

/** The permissions of a predefined role, as far as a flow asks for them. A role that the table lacks gives nothing. */
export function permissionsOf(role: string): readonly string[] {
  return isKnownRole(role) ? roles[role] : [];
}
