import type { TerraformStack } from "cdktf";
import { IamCondition } from "../../../lib/iam/iam-condition";
import { Principal } from "../../../lib/iam/principal";
import { Role } from "../../../lib/iam/role";
import { RoleBinding, type RoleBindingProps } from "../../../lib/iam/role-binding";
import { DeployerRoles, type DeployerRolesProps } from "../../../lib/invocation/deployer-roles";
import {
  AttachmentPoint,
  InvokeDenyPolicy,
  type InvokeDenyPolicyProps,
} from "../../../lib/invocation/invoke-deny-policy";
import { InvokerBinding, type InvokerBindingProps } from "../../../lib/invocation/invoker-binding";
import { Secret } from "../../../lib/resources/secret";
import { Topic } from "../../../lib/resources/topic";
import { newService } from "../../services/new-service";
import { newApp, newStack, NO_WAIT } from "../../support/stack";
import { type Table, tableOf, valuesOf, WAITING } from "../every-prop";

const OPS = Principal.group("ops@example.com");
const ANN = Principal.user("ann@example.com");
const BOB = Principal.user("bob@example.com");

function roleBindings(): Table {
  const secret = (stack: TerraformStack, id: string) => {
    const made = Secret.fromSecretId(stack, id, id);
    made.grantAccess(OPS);
    return made;
  };
  const until = (time: string) => (stack: TerraformStack) => {
    const resource = Secret.fromSecretId(stack, "of-time", "of-time");
    const condition = IamCondition.cel("until then", `request.time < timestamp("${time}")`);
    resource.grantAccess(OPS, { condition });
    return { resource, condition };
  };
  return tableOf<RoleBindingProps>(
    RoleBinding,
    {
      dependsOn: WAITING,
      condition: [until("2030-01-01T00:00:00Z"), until("2031-01-01T00:00:00Z")],
      resource: [
        (stack) => ({ resource: secret(stack, "resource-one") }),
        (stack) => ({ resource: secret(stack, "resource-two") }),
      ],
      role: [
        (stack) => {
          const resource = secret(stack, "role-one");
          resource.grant(Role.of("roles/secretmanager.viewer"), OPS);
          return { resource, role: Role.of("roles/secretmanager.viewer") };
        },
        (stack) => ({ resource: secret(stack, "role-two") }),
      ],
    },
    (stack, id, { resource = secret(stack, `secret-${id}`), ...props }) =>
      new RoleBinding(stack, id, { resource, role: Role.SECRET_MANAGER_SECRET_ACCESSOR, ...props }),
  );
}

function invokerBindings(): Table {
  const service = (stack: TerraformStack, id: string) => {
    const made = newService(stack, id);
    made.grantInvoke(OPS);
    return made;
  };
  return tableOf<InvokerBindingProps>(
    InvokerBinding,
    {
      dependsOn: WAITING,
      role: [
        (stack) => {
          const target = service(stack, "role-one");
          target.grantInvoke(ANN, { role: Role.RUN_SERVICES_INVOKER });
          return { target, role: Role.RUN_SERVICES_INVOKER };
        },
        (stack) => ({ target: service(stack, "role-one"), role: Role.RUN_INVOKER }),
      ],
      target: [
        (stack) => ({ target: service(stack, "target-one") }),
        (stack) => ({ target: service(stack, "target-two") }),
      ],
    },
    (stack, id, { target = service(stack, `service-${id}`), ...props }) =>
      new InvokerBinding(stack, id, { target, ...props }),
  );
}

function denyPolicies(): Table {
  const given = valuesOf<InvokeDenyPolicyProps>();
  return tableOf<InvokeDenyPolicyProps>(
    InvokeDenyPolicy,
    {
      dependsOn: WAITING,
      attachmentPoint: given(
        "attachmentPoint",
        AttachmentPoint.folder("1"),
        AttachmentPoint.organization("2"),
      ),
      deniedPrincipals: given("deniedPrincipals", [ANN], [BOB]),
      description: given("description", "one", "two"),
      exceptionPrincipals: given("exceptionPrincipals", [ANN], [BOB]),
      name: given("name", "one-name", "two-name"),
    },
    (stack, id, props) =>
      new InvokeDenyPolicy(stack, id, {
        attachmentPoint: AttachmentPoint.project("example-project"),
        deniedPrincipals: [OPS],
        ...props,
      }),
  );
}

function deployerRoles(): Table {
  const given = valuesOf<DeployerRolesProps>();
  const app = newApp(NO_WAIT);
  const one = newStack(app, "one");
  newService(one, "depot");
  const other = newStack(app, "other");
  Topic.fromTopicName(other, "events", "events").grantPublish(OPS);
  return tableOf<DeployerRolesProps>(
    DeployerRoles,
    { principal: given("principal", ANN, BOB), stacks: given("stacks", [other], [one, other]) },
    (stack, id, props) => new DeployerRoles(stack, id, { principal: OPS, stacks: [one], ...props }),
  );
}

export const policyTables: readonly Table[] = [
  roleBindings(),
  invokerBindings(),
  denyPolicies(),
  deployerRoles(),
];
