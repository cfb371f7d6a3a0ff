import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { ConditionConfig } from "./condition-config";

/** One member of one role, as every IAM resource of the provider spells it. */
export interface PolicyMember {
  /** The full name of the role, like `roles/run.invoker`. */
  readonly role: string;

  /** Who has the role, as IAM writes it, like `user:ada@example.com`. */
  readonly member: string;

  /** @default - always */
  readonly condition?: ConditionConfig;
}

/** An allow policy that grants can be written to. */
export interface IAllowPolicy {
  /** The construct that the policy belongs to. The grants are its children, and error messages contain its path. */
  readonly holder: Construct;

  /** Whether the provider reads conditions of this policy back. Where it does not, each plan shows a change. */
  readonly acceptsConditions: boolean;

  /** Defines the Terraform resource that adds one member to one role. */
  write(scope: Construct, id: string, member: PolicyMember): TerraformResource;
}
