import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Memory } from "../core/memory";
import { isOwn } from "../iam/own-members";
import { policyArgumentsOf } from "./policy-arguments";
import { policyConflicts } from "./policy-conflicts";

// Policies that decide who may call: of Cloud Run, of functions, and of IAP.
const INVOCATION_POLICY =
  /^google_(cloud_run(_v2)?_service|cloudfunctions2?_function|iap_\w+)_iam_(member|binding)$/;
const SECOND_GEN_POLICY = /^google_cloudfunctions2_function_iam_(member|binding)$/;
const PUBLIC = ["allUsers", "allAuthenticatedUsers"];

const checked = new Memory<boolean>("checked access");

/** Checks at synthesis what provider resources that users wrote themselves grant, beside what this library grants. */
export class AccessCheck {
  /** Has a stack checked that has none of this library's functions and services; the others are checked anyway. */
  public static of(stack: TerraformStack): void {
    checkAccess(stack);
  }

  private constructor() {
    // There is nothing to hold.
  }
}

/** Has the stack of a construct checked, once. */
export function checkAccess(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (checked.find(stack)) return;
  checked.set(stack, true);
  stack.node.addValidation({ validate: () => findings(stack) });
}

function findings(stack: TerraformStack): string[] {
  const resources = stack.node
    .findAll()
    .filter((construct): construct is TerraformResource => TerraformResource.isTerraformResource(construct));
  const users = resources.filter((resource) => !isOwn(resource));
  return [
    ...users.flatMap((resource) => [...deadIn(resource), ...findingsIn(resource)]),
    ...policyConflicts(users, resources.filter(isOwn)),
  ];
}

/** Resources that the provider still has, and Google has not. */
function deadIn({ terraformResourceType: type, node }: TerraformResource): string[] {
  if (!/^google_iap_(brand|client)$/.test(type)) return [];
  return [
    `'${type}' must not be used, because Google shut its API down on 2026-03-19, got one; make the OAuth client in the console [at ${node.path}]`,
  ];
}

function findingsIn(resource: TerraformResource): string[] {
  if (!INVOCATION_POLICY.test(resource.terraformResourceType)) return [];
  const { role = "", member, members = [], "//": comments } = policyArgumentsOf(resource);
  const at = `[at ${resource.node.path}]`;
  const found: string[] = [];
  if (SECOND_GEN_POLICY.test(resource.terraformResourceType)) {
    const remedy = "use grantInvoke, which names the caller on the Cloud Run service behind the function";
    if (role.startsWith("roles/run.")) {
      found.push(
        `'role' must be one that a function's own allow policy takes, got '${role}', which Google refuses there; ${remedy} ${at}`,
      );
    }
    if (role === "roles/cloudfunctions.invoker") {
      found.push(
        `'role' must be one that opens 2nd gen functions, got '${role}', which has no effect there; ${remedy} ${at}`,
      );
    }
  }
  const everyone = [...members, member].find((one) => one !== undefined && PUBLIC.includes(one));
  if (everyone && comments?.reason === undefined) {
    found.push(
      `'member' must not be the public without a reason, got '${everyone}'; use Principal.${everyone}(reason), or addOverride('//.reason', '…') ${at}`,
    );
  }
  return found;
}
