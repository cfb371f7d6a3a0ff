import {
  AttachmentPoint,
  type IInvocable,
  IngressSettings,
  InvokeDenyPolicy,
  type InvokeDenyPolicyProps,
  InvokerBinding,
  type InvokerBindingProps,
  type IPrincipal,
  Principal,
  Role,
} from "cdktf-cloud-run-functions";
import { Construct } from "constructs";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { chars, name, stringToken, text } from "../texts";
import * as common from "./common";
import { conditionSubjects } from "./conditions";
import { dependencies } from "./dependencies";
import { wildId } from "./ids";
import { roleBinding } from "./role-binding";

const { namedPrincipals, principals, projects, wildName, wildText } = common;

const invokerRoles: fc.Arbitrary<Made<Role>> = fc.oneof(
  fc
    .constantFrom("RUN_INVOKER", "RUN_SERVICES_INVOKER")
    .map((role) => new Made(`Role.${role}`, () => Role[role as "RUN_INVOKER"])),
  fc
    .constantFrom("projects/p/roles/caller", "organizations/1/roles/a.b")
    .map((role) => new Made(`Role.of('${role}')`, () => Role.of(role))),
  stringToken.map(
    (token) =>
      new Made(`Role.ofCustomRole('caller', ${String(token)})`, (shop) =>
        Role.ofCustomRole("caller", token.make(shop)),
      ),
  ),
);

const everyone = fc
  .constantFrom("a webhook", "a page")
  .map((reason) => new Made<IPrincipal>(`Principal.allUsers('${reason}')`, () => Principal.allUsers(reason)));
const OPEN = new Made("a function for all", (shop) =>
  shop.once("open", () => common.plainFunction(shop, "open", { ingress: IngressSettings.ALL })),
);

const THEIRS = new Made("a receiver of another library", (shop) =>
  shop.once("theirs", (scope, id) => new Construct(scope, id)),
);

const binding: Choices<InvokerBindingProps> = {
  target: fc.oneof(common.targets, fc.constant(OPEN)),
  role: invokerRoles,
  dependsOn: dependencies,
};

/** Principals that a deny policy can name. */
const deniable = fc.oneof(
  namedPrincipals.filter((one) => !/domain|Principal\.of/.test(String(one))),
  common.serviceAccounts,
);
const denial: Choices<InvokeDenyPolicyProps> = {
  dependsOn: dependencies,
  attachmentPoint: fc.oneof(
    scope(
      "project",
      fc.oneof(
        projects,
        projects.map((id) => `example.com:${id}`),
        stringToken,
      ),
    ),
    scope("folder", fc.oneof(numbers(), stringToken)),
    scope("organization", fc.oneof(numbers(), stringToken)),
  ),
  deniedPrincipals: fc.oneof(fc.array(deniable, { minLength: 1, maxLength: 4 }), fc.tuple(everyone)),
  exceptionPrincipals: fc.array(deniable, { maxLength: 3 }),
  name: fc.oneof(
    chars("abcxyz0189.-", 2, 62).map((rest) => `d${rest}`),
    stringToken,
  ),
  description: fc.oneof(
    text.map((all) => all.slice(0, 63)),
    stringToken,
  ),
};
const wildDenial: Choices<InvokeDenyPolicyProps> = {
  dependsOn: dependencies,
  attachmentPoint: fc.oneof(
    ...(["project", "folder", "organization"] as const).map((level) => scope(level, wildName)),
  ),
  deniedPrincipals: fc.array(fc.oneof(principals, everyone), { maxLength: 4 }),
  exceptionPrincipals: fc.array(fc.oneof(principals, everyone), { maxLength: 3 }),
  name: wildName,
  description: wildText,
};

export const policySubjects: Subject[] = [
  {
    name: "InvokerBinding",
    valid: fc.record(
      {
        id: name(2, 20),
        ...binding,
        before: fc.array(principals, { maxLength: 3 }),
        after: fc.array(principals, { maxLength: 3 }),
      },
      { requiredKeys: ["id", "target", "before", "after"] },
    ),
    wild: {
      id: wildId,
      target: binding.target,
      role: fc.oneof(invokerRoles, common.roles),
      before: fc.array(fc.oneof(principals, everyone), { maxLength: 3 }),
      after: fc.array(fc.oneof(principals, everyone), { maxLength: 3 }),
    },
    faults: {
      target: fc.constant({ target: THEIRS, before: [], after: [] }),
      role: fc
        .constantFrom("roles/cloudfunctions.invoker", "roles/run.admin", "roles/viewer")
        .map((role) => ({ role: new Made(`Role.of('${role}')`, () => Role.of(role)), before: [] })),
      "InvokerBinding: twice": fc.constant({ twice: true }),
    },
    define: (shop, props) => {
      const { id, twice, before, after, ...given } = parts(props, shop) as {
        id: string;
        twice?: boolean;
        target: IInvocable;
        role?: Role;
      } & { [when in "before" | "after"]: IPrincipal[] };
      const { target, role } = given;
      before.forEach((one) => target.grantInvoke(one, { role }));
      new InvokerBinding(shop.stack, id, given);
      if (twice) new InvokerBinding(shop.stack, "another", given);
      after.forEach((one) => target.grantInvoke(one, { role }));
    },
  },
  roleBinding,
  {
    name: "InvokeDenyPolicy",
    valid: fc.record(
      { id: name(3, 40), ...denial },
      { requiredKeys: ["id", "attachmentPoint", "deniedPrincipals"] },
    ),
    wild: { id: wildId, ...wildDenial },
    faults: {
      name: bad("name", "", "ab", "1abc", "No-calls", "a b c", "a_b", "a".repeat(64)),
      "name: from the id": bad("id", "ab", "No-calls", "a".repeat(64)).map((props) => ({
        ...props,
        name: undefined,
      })),
      "name: twice": fc.constant({ name: "no-calls", twice: true }),
      description: bad("description", "x".repeat(64), "é".repeat(64)),
      deniedPrincipals: fc
        .oneof(
          fc.constant([]),
          undeniable().map((one) => [one]),
          deniable.chain((one) => undeniable().map((other) => [one, other])),
        )
        .map((deniedPrincipals) => ({ deniedPrincipals })),
      exceptionPrincipals: fc
        .oneof(undeniable(), everyone)
        .chain((one) =>
          fc.record({ deniedPrincipals: fc.tuple(everyone), exceptionPrincipals: fc.constant([one]) }),
        ),
    },
    define: (shop, props) => {
      const { id, twice, ...given } = parts(props, shop);
      new InvokeDenyPolicy(shop.stack, id as string, given as never);
      if (twice === true) new InvokeDenyPolicy(shop.stack, "another", given as never);
    },
  },
  ...(["project", "folder", "organization"] as const).map((level): Subject => ({
    name: `AttachmentPoint.${level}`,
    valid: fc.record({ given: level === "project" ? fc.oneof(projects, stringToken) : numbers() }),
    wild: { given: wildName },
    faults: {
      [`${level}Id`]: bad(
        "given",
        "",
        "a b",
        "a/b",
        "%{x}",
        "é",
        "A",
        "-1",
        ...(level === "project" ? ["-a", "a-", "a:"] : ["a", "1.5"]),
      ),
    },
    define: (shop, props) => {
      const { given } = parts(props, shop) as { given: string };
      const deniedPrincipals = [Principal.user("ada@example.com")];
      new InvokeDenyPolicy(shop.stack, "no-calls", {
        attachmentPoint: AttachmentPoint[level](given),
        deniedPrincipals,
      });
    },
  })),
  ...conditionSubjects,
];

function numbers(): fc.Arbitrary<string> {
  return fc.integer({ min: 1 }).map(String);
}

function scope(
  level: "project" | "folder" | "organization",
  ids: fc.Arbitrary<unknown>,
): fc.Arbitrary<Made<AttachmentPoint>> {
  return ids.map(
    (id) =>
      new Made(`AttachmentPoint.${level}(${fc.stringify(id)})`, (shop) =>
        AttachmentPoint[level]((id instanceof Made ? id.make(shop) : id) as string),
      ),
  );
}

/** Principals that no deny policy can name. */
function undeniable(): fc.Arbitrary<Made<IPrincipal>> {
  return fc.constantFrom(
    new Made("Principal.domain(…)", () => Principal.domain("example.com")),
    new Made("Principal.of(…)", () => Principal.of("projectViewer:example-project")),
    new Made("Principal.serviceAccount(…)", () => Principal.serviceAccount("p.svc.id.goog[shop/orders]")),
    new Made("Principal.allAuthenticatedUsers(…)", () => Principal.allAuthenticatedUsers("a page")),
  );
}
