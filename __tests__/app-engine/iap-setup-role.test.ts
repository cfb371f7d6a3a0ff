import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { TerraformVariable } from "cdktf";
import { IapSetupRole } from "../../lib/app-engine/iap-setup-role";
import { ProjectServices } from "../../lib/core/project-services";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const ADMINS = Principal.group("admins@example.com");
const ROLE = {
  project: "example-project",
  role_id: "iapSetup",
  title: "IAP setup",
  description: "Switches Identity-Aware Proxy on and off for App Engine",
  stage: "BETA",
  // https://cloud.google.com/api-gateway/docs/securing-backend-services#app_engine
  permissions: [
    "appengine.applications.update",
    "clientauthconfig.clients.create",
    "clientauthconfig.clients.getWithSecret",
  ],
};

test("has the three permissions of Google's page, and is granted to nobody", () => {
  const stack = newStack();
  new IapSetupRole(stack, "setup");
  expect(all(stack, ProjectIamCustomRole)).toEqual([ROLE]);
  expect(all(stack, ProjectIamMember)).toEqual([]);
});

test("warns about its permissions and what they allow", () => {
  const stack = newStack();
  new IapSetupRole(stack, "setup").grantIapSetup(ADMINS);
  expect(warnings(stack)).toEqual([
    "[shop/setup] 'permissions' must not carry production, because Google supports those of clientauthconfig in custom roles for testing only, got two of them; the role lets its holder switch IAP off and read OAuth client secrets",
  ]);
});

test.each(["abc", "setup.of_IAP.2", "a".repeat(64)])("accepts the role id %s", (roleId) => {
  const stack = newStack();
  new IapSetupRole(stack, "setup", { roleId, project: "other-project" });
  expect(all(stack, ProjectIamCustomRole)).toEqual([{ ...ROLE, role_id: roleId, project: "other-project" }]);
});

test.each(["", "ab", "iap-setup", "iap setup", "a".repeat(65)])("refuses the role id '%s'", (roleId) => {
  expect(() => new IapSetupRole(newStack(), "setup", { roleId })).toThrow(
    new Error(
      `'roleId' must be 3 to 64 letters, digits, '_' and '.', known at synthesis, got '${roleId}' [at shop/setup]`,
    ),
  );
});

test("refuses a token as the role id", () => {
  const stack = newStack();
  const roleId = new TerraformVariable(stack, "id", {}).stringValue;
  expect(() => new IapSetupRole(stack, "setup", { roleId })).toThrow(
    new Error(
      "'roleId' must be 3 to 64 letters, digits, '_' and '.', known at synthesis, got a token [at shop/setup]",
    ),
  );
});

test.each([
  ["the stack's project", undefined, "example-project"],
  ["another project", "other-project", "other-project"],
])("grants the role on %s, once", (_, project, expected) => {
  const stack = newStack();
  const setup = new IapSetupRole(stack, "setup", { project });
  expect(setup.grantIapSetup(ADMINS)).toBe(setup.grantIapSetup(ADMINS));
  setup.grantIapSetup(new ServiceAccount(stack, "gateway"));
  const member = { project: expected, role: "${google_project_iam_custom_role.setup_E64F458D.name}" };
  expect(all(stack, ProjectIamMember)).toEqual([
    { ...member, member: "group:admins@example.com" },
    { ...member, member: "${google_service_account.gateway_B15F83BA.member}" },
  ]);
});

test("refuses a grant to the public", () => {
  const stack = newStack();
  expect(() => new IapSetupRole(stack, "setup").grantIapSetup(Principal.allUsers("a test"))).toThrow(
    new Error(
      "'principal' must not be the public for the custom role iapSetup, got 'allUsers'; only grantInvoke lets the public in [at shop/cloud-run-functions/project]",
    ),
  );
  expect(all(stack, ProjectIamMember)).toEqual([]);
});

test("depends on IAM's API if the stack enables APIs", () => {
  const stack = newStack();
  new ProjectServices(stack, "apis");
  new IapSetupRole(stack, "setup");
  expect(all(stack, ProjectService)).toEqual([
    { service: "iam.googleapis.com", project: "example-project", disable_on_destroy: false },
  ]);
  expect(all(stack, ProjectIamCustomRole)).toEqual([
    { ...ROLE, depends_on: ["google_project_service.apis_iamgoogleapiscom_053CBE18"] },
  ]);
});

test("refuses the id of another role of its project", () => {
  const stack = newStack();
  new IapSetupRole(stack, "setup");
  expect(() => new IapSetupRole(stack, "other", { project: "other-project" })).not.toThrow();
  expect(() => new IapSetupRole(stack, "second", { project: "example-project" })).toThrow(
    new Error("'roleId' must differ from that of shop/setup, got 'iapSetup' [at shop/second]"),
  );
});
