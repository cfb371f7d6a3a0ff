import { CloudRunServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-service-iam-member";
import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudRunV2ServiceIamPolicy } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-policy";
import { DataGoogleIamPolicy } from "@cdktf/provider-google/lib/data-google-iam-policy";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { Aspects, type IAspect, TerraformIterator, type TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import fc from "fast-check";
import {
  LOCATION,
  NAMINGS,
  PEOPLE,
  PROJECT,
  type ReceiverName,
  RECEIVERS,
  type Shop,
  SPELLINGS,
} from "./shop";

/** A statement about who may call. */
interface Statement {
  readonly on: ReceiverName;
  readonly naming: (typeof NAMINGS)[number];
  readonly person: string;
  readonly spelling: (typeof SPELLINGS)[number];
  readonly role: string;
  readonly condition?: string;
}

const conditionOf = ({ condition: expression }: Statement) =>
  expression === undefined ? undefined : { title: "at times", expression };

/** The arguments of a resource of the provider's own, without those of its kind. */
function argumentsOf(shop: Shop, step: Statement) {
  return {
    name: shop.nameOf(step.on, step.naming),
    location: LOCATION,
    project: PROJECT,
    role: step.role,
    condition: conditionOf(step),
  };
}

/** The resource of a grant to somebody who never calls: what is done to it later decides. */
function grantOf(shop: Shop, { on }: Statement): TerraformResource {
  const nobody = { principalId: shop.workshop.freshId("nobody"), member: "user:nobody@example.com" };
  const receiver = shop.functions[on === "raw" ? "page" : on];
  return receiver.grantInvoke(nobody).node.findChild("Resource") as TerraformResource;
}

/** Writes over the arguments of one resource when the app is complete. */
class Changed implements IAspect {
  constructor(
    private readonly resource: IConstruct,
    private readonly change: (resource: CloudRunV2ServiceIamMember) => void,
  ) {}

  public visit(node: IConstruct): void {
    if (node === this.resource) this.change(node as CloudRunV2ServiceIamMember);
  }
}

/** The ways in which code lets a member in. */
export const WAYS = {
  "grantInvoke of a construct": (shop: Shop, { on, person }: Statement) => {
    const receiver = shop.functions[on === "raw" ? "page" : on];
    receiver.grantInvoke(shop.caller(person));
  },
  "a member": (shop: Shop, step: Statement) => {
    const member = shop.memberOf(step.person, step.spelling);
    new CloudRunV2ServiceIamMember(shop.stack, shop.workshop.freshId("own"), {
      ...argumentsOf(shop, step),
      member,
    });
  },
  "a member of the older resource": (shop: Shop, step: Statement) => {
    const { name: service, ...rest } = argumentsOf(shop, step);
    const member = shop.memberOf(step.person, step.spelling);
    new CloudRunServiceIamMember(shop.stack, shop.workshop.freshId("own"), { ...rest, service, member });
  },
  "a binding": (shop: Shop, step: Statement) => {
    const members = [shop.memberOf(step.person, step.spelling), "user:grace@example.com"];
    new CloudRunV2ServiceIamBinding(shop.stack, shop.workshop.freshId("own"), {
      ...argumentsOf(shop, step),
      members,
    });
  },
  "a policy by a data source": (shop: Shop, step: Statement) => {
    const { role, condition, ...target } = argumentsOf(shop, step);
    const members = [shop.memberOf(step.person, step.spelling)];
    const data = new DataGoogleIamPolicy(shop.stack, shop.workshop.freshId("data"), {
      binding: [{ role, members, condition }],
    });
    const policyData = data.policyData;
    new CloudRunV2ServiceIamPolicy(shop.stack, shop.workshop.freshId("own"), { ...target, policyData });
  },
  "a policy as text": (shop: Shop, step: Statement) => {
    const { role, condition, ...target } = argumentsOf(shop, step);
    const members = ["group:readers@example.com", ...(step.person === "account" ? [] : [step.person])];
    const policyData = JSON.stringify({ bindings: [{ role, members, condition }] });
    new CloudRunV2ServiceIamPolicy(shop.stack, shop.workshop.freshId("own"), { ...target, policyData });
  },
  "a role on the project": (shop: Shop, { role, person, spelling, ...step }: Statement) => {
    const member = shop.memberOf(person, spelling);
    const condition = conditionOf({ role, person, spelling, ...step });
    const id = shop.workshop.freshId("own");
    new ProjectIamMember(shop.stack, id, { project: PROJECT, role, member, condition });
  },
  "an override of a grant": (shop: Shop, step: Statement) => {
    const resource = grantOf(shop, step);
    resource.addOverride("member", shop.memberOf(step.person, step.spelling));
    resource.addOverride("role", step.role);
    if (step.condition !== undefined) resource.addOverride("condition", conditionOf(step));
  },
  "an aspect": (shop: Shop, step: Statement) => {
    const member = shop.memberOf(step.person, step.spelling);
    const change = new Changed(grantOf(shop, step), (resource) => {
      resource.member = member;
      resource.role = step.role;
    });
    Aspects.of(shop.stack).add(change);
  },
  "an override of the stack": (shop: Shop, step: Statement) => {
    const member = shop.memberOf(step.person, "as text");
    const id = shop.workshop.freshId("own");
    shop.stack.addOverride(`resource.google_cloud_run_v2_service_iam_member.${id}`, {
      ...argumentsOf(shop, step),
      member,
    });
  },
  "a member for each of a list": (shop: Shop, step: Statement) => {
    const people = ["user:bob@example.com", ...(step.person === "account" ? [] : [step.person])];
    const forEach = TerraformIterator.fromList(people);
    const member = forEach.value as string;
    const id = shop.workshop.freshId("own");
    new CloudRunV2ServiceIamMember(shop.stack, id, { ...argumentsOf(shop, step), forEach, member });
  },
};

/** A statement, and the way in which code makes it. */
export interface Step extends Statement {
  readonly way: keyof typeof WAYS;
}

const ROLES = [
  "roles/run.invoker",
  "roles/run.servicesInvoker",
  "roles/run.admin",
  "roles/run.viewer",
  "roles/cloudfunctions.invoker",
];

const stepsOf = (people: readonly string[]): fc.Arbitrary<Step> =>
  fc.record(
    {
      way: fc.constantFrom(...(Object.keys(WAYS) as Step["way"][])),
      on: fc.constantFrom(...RECEIVERS),
      naming: fc.constantFrom(...NAMINGS),
      person: fc.constantFrom(...people),
      spelling: fc.constantFrom(...SPELLINGS),
      role: fc.constantFrom(...ROLES),
      condition: fc.constantFrom('request.time < timestamp("2030-01-01T00:00:00Z")', "true"),
    },
    { requiredKeys: ["way", "on", "naming", "person", "spelling", "role"] },
  );

/** Statements that do not contradict each other: an app in which two resources own one role, or one member, is refused. */
export const apps = fc.array(stepsOf(PEOPLE), { minLength: 5, maxLength: 14 }).map(compatible);

/** Statements that let in the public, without a reason. */
export const openings = stepsOf(["allUsers", "allAuthenticatedUsers"]);

const MADE = ["grantInvoke of a construct", "an override of a grant", "an aspect"];
const ALONE = ["a binding", "a policy by a data source", "a policy as text"];

function compatible(all: readonly Step[]): Step[] {
  const taken = new Map<string, Set<string>>();
  return all.filter((step) => {
    const { policy, needs } = needsOf(step);
    const others = taken.get(policy) ?? new Set<string>();
    const isFree = ALONE.includes(step.way)
      ? others.size === 0
      : ![...needs, "everything"].some((one) => others.has(one));
    if (isFree) taken.set(policy, new Set([...others, ...needs]));
    return isFree;
  });
}

/** The policy that a statement writes to, and what it must be the only one to write there. */
function needsOf({ way, on, person, role }: Step): { policy: string; needs: string[] } {
  if (way === "a role on the project") return { policy: "project", needs: [`${role} ${person}`] };
  const policy = MADE.includes(way) && on === "raw" ? "page" : on;
  if (ALONE.includes(way)) return { policy, needs: ["everything"] };
  const written = way === "grantInvoke of a construct" ? "roles/run.invoker" : role;
  const people = way === "a member for each of a list" ? [person, "user:bob@example.com"] : [person];
  return { policy, needs: people.map((one) => `${written} ${one}`) };
}
