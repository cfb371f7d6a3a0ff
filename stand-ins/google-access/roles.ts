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

/** Whether a role gives a permission. A custom role is assumed to give it. */
export function gives(role: string, permission: string): boolean {
  if (!role.startsWith("roles/")) return true;
  return isKnownRole(role) && roles[role].includes(permission);
}
