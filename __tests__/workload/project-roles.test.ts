import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import type { TerraformStack } from "cdktf";
import { GoogleProject } from "../../lib/iam/google-project";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { all, GOES_LAST } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const ROLES = "use one of Role, like Role.RUN_INVOKER, or Role.of(…)";

const MAKE = [
  ["a function", newFunction, Cloudfunctions2Function],
  ["a service", newService, CloudRunV2Service],
] as const;

const ACCOUNT = "${google_service_account.orders_service-account_CA78D131.member}";

/** The roles on projects that no build needs. */
function rights(stack: TerraformStack): unknown[] {
  const forBuilds = /logWriter|artifactregistry|storage/;
  return (all(stack, ProjectIamMember) as { role: string }[]).filter(({ role }) => !forBuilds.test(role));
}

describe.each(MAKE)("the code of %s", (_name, make, type) => {
  test("has each role on its project once, and nobody else has it", () => {
    const stack = newStack();
    make(stack, "orders", {
      projectRoles: [Role.DATASTORE_USER, Role.BIGQUERY_JOB_USER, Role.DATASTORE_USER],
    });
    expect(rights(stack)).toEqual([
      { project: "example-project", role: "roles/bigquery.jobUser", member: ACCOUNT, ...GOES_LAST },
      { project: "example-project", role: "roles/datastore.user", member: ACCOUNT, ...GOES_LAST },
    ]);
  });

  test("has them on the project that it is given, as the account that it is given", () => {
    const stack = newStack();
    const email = "reader@other-project.iam.gserviceaccount.com";
    make(stack, "orders", {
      project: "other-project",
      serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "reader", email),
      projectRoles: [Role.DATASTORE_VIEWER],
    });
    expect(rights(stack)).toEqual([
      {
        project: "other-project",
        role: "roles/datastore.viewer",
        member: `serviceAccount:${email}`,
        ...GOES_LAST,
      },
    ]);
  });

  test("starts when they are in effect", () => {
    const stack = newStack(newApp());
    make(stack, "orders", { projectRoles: [Role.DATASTORE_USER] });
    const [orders] = all(stack, type) as { depends_on: string[] }[];
    expect(orders.depends_on).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^google_project_iam_member\..*datastore/),
        "time_sleep.cloud-run-functions_wait-for-grants_AE405EF5",
      ]),
    );
    expect(new Set(orders.depends_on).size).toBe(orders.depends_on.length);
  });

  test("shares a grant with whoever gives the same role to it", () => {
    const stack = newStack();
    const orders = make(stack, "orders", { projectRoles: [Role.DATASTORE_USER] });
    GoogleProject.of(stack).grant(Role.DATASTORE_USER, orders);
    expect(rights(stack)).toHaveLength(1);
  });

  test.each([
    ["' must be a list, got a string", "roles/datastore.user"],
    ["' must be a list, got a Role; put it into one", Role.DATASTORE_USER],
    [`[0]' must be a Role, got a string; ${ROLES}`, ["roles/datastore.user"]],
    [`[1]' must be a Role, got an object; ${ROLES}`, [Role.DATASTORE_USER, {}]],
    ["' must be a list, got an object", {}],
    [`[0]' must be a Role, got undefined; ${ROLES}`, [undefined]],
  ])("cannot be what is not a role: %s", (told, projectRoles) => {
    expect(() => make(newStack(), "orders", { projectRoles: projectRoles as Role[] })).toThrow(
      new Error(`'projectRoles${told} [at shop/orders]`),
    );
  });
});
