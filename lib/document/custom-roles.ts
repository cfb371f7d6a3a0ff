import { filled, settled } from "./computed";
import { type Form, form } from "./form";
import type { Resource } from "./resource";
import { spellingOf } from "./spelling";
import { itemsOf } from "./within";

const NAMES: { readonly [type: string]: Form } = {
  google_project_iam_custom_role: form("projects/{project}/roles/{role_id}"),
  google_organization_iam_custom_role: form("organizations/{org_id}/roles/{role_id}"),
};

/** The full name and the permissions of a custom role that a document defines. */
export function customRoleOf(resource: Resource): [name: string, permissions: readonly string[]] | undefined {
  if (resource.mode !== "managed" || !Object.hasOwn(NAMES, resource.type)) return undefined;
  const permissions = itemsOf(settled(resource.value("permissions"))) ?? [];
  return [spellingOf(filled(NAMES[resource.type], resource)), permissions.map(settledSpelling)];
}

function settledSpelling(value: Parameters<typeof settled>[0]): string {
  return spellingOf(settled(value));
}
