import { TerraformDataSource, type TerraformElement, TerraformResource } from "cdktf";

/** What an address is made of. */
interface Addressed {
  readonly terraformResourceType: string;
  readonly friendlyUniqueId: string;
}

/** The Terraform address of a resource or a data source; undefined for other elements. */
export function addressOfElement(element: TerraformElement): string | undefined {
  if (TerraformResource.isTerraformResource(element)) return addressOf(element);
  return TerraformDataSource.isTerraformDataSource(element) ? `data.${addressOf(element)}` : undefined;
}

/** The Terraform address of a resource, like `google_project_iam_member.viewer`, as plain text: `fqn` is a reference. */
export function addressOf({ terraformResourceType, friendlyUniqueId }: Addressed): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}
