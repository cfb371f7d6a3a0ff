import { TerraformElement, type TerraformStack } from "cdktf";
import { removeChild, whenUndone } from "./all-or-nothing";

const ID = "cloud-run-functions-terraform-version";

/**
 * What a stack needs of Terraform, each with the minor version of Terraform 1 that has it. OpenTofu begins with 1.6.
 *
 * https://developer.hashicorp.com/terraform/language/upgrade-guides
 */
export const TERRAFORM_FEATURES = {
  // `replace_triggered_by` and preconditions. cdktf asks for the same version:
  // https://developer.hashicorp.com/terraform/tutorials/cdktf/cdktf-install
  RESOURCES: 2,
  IMPORT_BLOCKS: 5,
  REMOVED_BLOCKS: 7,
} as const;

/**
 * Says what a stack needs of Terraform. The largest of several versions is the `required_version` of the stack, unless the app
 * overrides it.
 *
 * docs/decisions/0045-required-version.md says why this is an element.
 */
export function needsTerraform(stack: TerraformStack, minor: number): void {
  const required = requiredIn(stack) ?? addRequired(stack);
  required.minor = Math.max(required.minor, minor);
}

/** The version of Terraform that a stack needs. No override, because those of a stack make its synthesis slow. */
class RequiredVersion extends TerraformElement {
  public minor: number = TERRAFORM_FEATURES.RESOURCES;

  /** @internal */
  public override toTerraform(): object {
    return { terraform: { required_version: `>= 1.${this.minor}` } };
  }
}

function requiredIn({ node }: TerraformStack): RequiredVersion | undefined {
  return node.tryFindChild(ID) as RequiredVersion | undefined;
}

function addRequired(stack: TerraformStack): RequiredVersion {
  whenUndone(stack, () => {
    removeChild(stack, ID);
  });
  return new RequiredVersion(stack, ID);
}
