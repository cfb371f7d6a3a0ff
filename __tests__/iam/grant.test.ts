import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { TerraformStack, TerraformVariable } from "cdktf";
import { GoogleProject } from "../../lib/iam/google-project";
import type { IPrincipal } from "../../lib/iam/i-principal";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { ServiceAgent } from "../../lib/iam/service-agent";
import { GoogleService } from "../../lib/invocation/google-service";
import { Bucket } from "../../lib/resources/bucket";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const OPS = Principal.group("ops@example.com");
const ANY = expect.anything() as unknown;

/** A resource with an allow policy, in a stack of its own. */
function newResource(app = newApp(), stackId?: string) {
  const stack = newStack(app, stackId);
  const resource = GoogleProject.fromProjectId(stack, "data", "example-data");
  const add = (to: IPrincipal, role = Role.RUN_INVOKER) => resource.grant(role, to);
  return { stack, add, members: () => byAddress(stack, ProjectIamMember) };
}

const memberOf = ({ member }: IPrincipal, { name }: Role = Role.RUN_INVOKER) => ({
  project: "example-data",
  role: name,
  member,
});

test("a grant gives one role to one principal", () => {
  const { add, members } = newResource();
  const grant = add(ADA);
  expect(members()).toEqual({ "data_roles--runinvokeruseradaexamplecom_82368ACF": memberOf(ADA) });
  expect([grant.role, grant.principal]).toEqual([Role.RUN_INVOKER, ADA]);
});

test("a second call with the same role and principal returns the first grant", () => {
  const { add, members } = newResource();
  const first = add(ADA);
  expect([add(ADA), add(Principal.of("user:Ada@Example.com"), Role.of("roles/run.invoker"))]).toEqual([
    first,
    first,
  ]);
  expect(Object.values(members())).toEqual([memberOf(ADA)]);
});

test.each([
  "principal://goog/subject/ada@example.com",
  "principalSet://goog/cloudIdentityCustomerId/C01Abc35",
])("refuses %s, which only deny policies know", (identifier) => {
  expect(() => newResource().add(Principal.of(identifier))).toThrow(
    new Error(
      `'member' must be a principal of allow policies, got '${identifier}', which Google takes in deny policies only; use Principal.user, Principal.group or Principal.domain [at shop/data]`,
    ),
  );
});

test("another role, principal or resource is another grant", () => {
  const { stack, add } = newResource();
  add(ADA);
  add(OPS);
  add(ADA, Role.LOGGING_LOG_WRITER);
  GoogleProject.of(stack).grant(Role.RUN_INVOKER, ADA);
  const granted = all(stack, ProjectIamMember);
  expect(granted).toHaveLength(4);
  expect(granted).toEqual(
    expect.arrayContaining([
      memberOf(ADA),
      memberOf(OPS),
      memberOf(ADA, Role.LOGGING_LOG_WRITER),
      { ...memberOf(ADA), project: "example-project" },
    ]),
  );
});

test("the address does not depend on the order of grants, the stack's name or the principal's scope", () => {
  const addresses = (stackId: string, reversed: boolean) => {
    const { stack, add, members } = newResource(newApp(), stackId);
    const scope = reversed ? stack : GoogleProject.of(stack);
    const asks = [
      () => add(ADA),
      () => add(new ServiceAccount(scope, "reports")),
      () => add(ADA, Role.of("projects/example-data/roles/caller")),
      () => add(ServiceAgent.PUBSUB.inProject(new TerraformVariable(stack, "number", {}).stringValue)),
    ];
    (reversed ? asks.reverse() : asks).forEach((ask) => ask());
    return Object.keys(members()).sort();
  };
  expect(addresses("shop", false)).toHaveLength(4);
  expect(addresses("store", true)).toEqual(addresses("shop", false));
});

test("two principals whose ids differ only in punctuation have two addresses", () => {
  const { add, members } = newResource();
  const [dot, dash] = ["a.b", "a-b"].map((name) => Principal.user(`${name}@example.com`)) as [
    Principal,
    Principal,
  ];
  add(dot);
  add(dash);
  expect(Object.values(members())).toHaveLength(2);
});

test("a principal whose token is read again gets the first grant", () => {
  const { stack, add, members } = newResource();
  const project = new DataGoogleProject(stack, "project");
  const agent = () => ServiceAgent.PUBSUB.inProject(project.number);
  expect(add(agent())).toBe(add(agent()));
  expect(Object.values(members())).toHaveLength(1);
});

test("two principals with one principalId are refused", () => {
  const { stack, add } = newResource();
  const [one, two] = ["one", "two"].map((id) =>
    Principal.fromToken("reports", new TerraformVariable(stack, id, {}).stringValue),
  ) as [Principal, Principal];
  add(one);
  expect(() => add(two)).toThrow(
    new Error(
      "'principalId' must name one principal of roles/run.invoker, got 'reports' for two of them; pass one as Principal.of, or as Principal.fromToken with another id [at shop/data]",
    ),
  );
  expect(() => add(two, Role.LOGGING_LOG_WRITER)).not.toThrow();
});

describe("two agents of one product in two projects", () => {
  const agents = ["123456789012", "210987654321"].map((number) => ServiceAgent.PUBSUB.inProject(number));

  test("are refused on one resource; the second can be named by its member string", () => {
    const { add, members } = newResource();
    const [one, other] = agents as [IPrincipal, IPrincipal];
    add(one);
    expect(() => add(other)).toThrow(
      new Error(
        "'principalId' must name one principal of roles/run.invoker, got 'serviceAgent:gcp-sa-pubsub' for two of them; pass one as Principal.of, or as Principal.fromToken with another id [at shop/data]",
      ),
    );
    expect(Object.values(members())).toEqual([memberOf(one)]);
    add(Principal.of(other.member));
    expect(new Set(Object.values(members()))).toEqual(new Set(agents.map((agent) => memberOf(agent))));
  });

  test("are refused if only Terraform knows the project numbers", () => {
    const { stack, add } = newResource();
    const [one, other] = ["one", "other"].map((id) => {
      const { number } = new DataGoogleProject(stack, id);
      return ServiceAgent.PUBSUB.inProject(number);
    }) as [IPrincipal, IPrincipal];
    add(one);
    expect(() => add(other)).toThrow(
      new Error(
        "'principalId' must name one principal of roles/run.invoker, got 'serviceAgent:gcp-sa-pubsub' for two of them; pass one as Principal.of, or as Principal.fromToken with another id [at shop/data]",
      ),
    );
  });

  test("have two grants on two resources", () => {
    const stack = newStack();
    const resources = ["one", "other"].map((id) => GoogleProject.fromProjectId(stack, id, `example-${id}`));
    resources.forEach((resource, i) => resource.grant(Role.PUBSUB_PUBLISHER, agents[i]));
    expect(new Set(all(stack, ProjectIamMember))).toEqual(
      new Set([
        { ...memberOf(agents[0], Role.PUBSUB_PUBLISHER), project: "example-one" },
        { ...memberOf(agents[1], Role.PUBSUB_PUBLISHER), project: "example-other" },
      ]),
    );
  });
});

describe("a principal of another stack", () => {
  test("is not the principal of the same name in a third stack", () => {
    const app = newApp();
    const accounts = ["tokyo", "osaka"].map((id) => {
      const stack = new TerraformStack(app, id);
      new GoogleProvider(stack, "google", { project: `example-${id}`, region: "asia-northeast1" });
      return new ServiceAccount(stack, "reports");
    }) as [ServiceAccount, ServiceAccount];
    const { add } = newResource(app);
    add(accounts[0]);
    expect(() => add(accounts[1])).toThrow(
      new Error(
        "'principalId' must name one principal of roles/run.invoker, got 'serviceAccount:reports' for two of them; pass one as Principal.of, or as Principal.fromToken with another id [at shop/data]",
      ),
    );
  });

  test("is not the principal of the same name if a Google service calls as it", () => {
    const app = newApp();
    const accounts = ["tokyo", "osaka"].map((id) => {
      const stack = new TerraformStack(app, id);
      new GoogleProvider(stack, "google", { project: `example-${id}`, region: "asia-northeast1" });
      return GoogleService.WORKFLOWS.callingAs(new ServiceAccount(stack, "reports"));
    }) as [IPrincipal, IPrincipal];
    const { add } = newResource(app);
    add(accounts[0]);
    expect(() => add(accounts[1])).toThrow(
      new Error(
        "'principalId' must name one principal of roles/run.invoker, got 'serviceAccount:reports' for two of them; pass one as Principal.of, or as Principal.fromToken with another id [at shop/data]",
      ),
    );
  });

  test("gets the first grant when asked again", () => {
    const app = newApp();
    const reports = new ServiceAccount(newStack(app, "jobs"), "reports");
    const { add } = newResource(app);
    expect(add(reports)).toBe(add(reports));
  });
});

test.each([
  ["a token", "${var.id}"],
  ["''", ""],
  // Callers without type-checking pass text for a principal.
  ["undefined", undefined as unknown as string],
])("is named by its principal, and so by no principal called %s", (quoted, principalId) => {
  const { add } = newResource();
  expect(() => add({ principalId, member: ADA.member })).toThrow(
    new Error(
      `'principalId' must be a name known at synthesis, because it names the grant, got ${quoted} [at shop/data]`,
    ),
  );
});

test.each(["allUsers", "allAuthenticatedUsers"])(
  "is not given to %s without a reason, whoever made that principal",
  (member) => {
    const { add } = newResource();
    expect(() => add({ member, principalId: "somebody" }, Role.STORAGE_OBJECT_VIEWER)).toThrow(
      new Error(
        `'member' must not be the public without a reason, got '${member}'; use Principal.${member}(reason) [at shop/data]`,
      ),
    );
  },
);

test.each([Role.RUN_INVOKER, Role.PUBSUB_PUBLISHER, Role.IAM_SERVICE_ACCOUNT_TOKEN_CREATOR])(
  "does not give %s to the public, for whatever reason",
  (role) => {
    expect(() => newResource().add(Principal.allUsers("why not"), role)).toThrow(
      new Error(
        `'principal' must not be the public for ${role.name}, got 'allUsers'; only grantInvoke lets the public in [at shop/data]`,
      ),
    );
  },
);

describe("a custom role, which is named by its id", () => {
  const variables = (stack: TerraformStack) =>
    ["one", "other"].map((id) => new TerraformVariable(stack, id, {}).stringValue) as [string, string];

  test("is granted once, also if its name is a token that is read again", () => {
    const { stack, add, members } = newResource();
    const role = new ProjectIamCustomRole(stack, "caller", {
      roleId: "caller",
      title: "Caller",
      permissions: [],
    });
    const grants = [role.name, role.name].map((name) => add(ADA, Role.ofCustomRole("caller", name)));
    expect(grants[1]).toBe(grants[0]);
    expect(members()).toEqual({
      data_customcalleruseradaexamplecom_1DBC4541: {
        ...memberOf(ADA),
        role: "${google_project_iam_custom_role.caller.name}",
      },
    });
  });

  test("is not another role with the same id", () => {
    const { stack, add } = newResource();
    const [one, other] = variables(stack);
    add(ADA, Role.ofCustomRole("caller", one));
    expect(() => add(ADA, Role.ofCustomRole("caller", other))).toThrow(
      new Error("'roleId' must name one role, got 'caller' for two of them [at shop/data]"),
    );
  });
});

describe("a grant with a condition", () => {
  const OFFICE_HOURS = IamCondition.cel("office hours", 'request.time.getHours("Asia/Tokyo") < 18');
  const conditional = (stack: TerraformStack) => GoogleProject.fromProjectId(stack, "data", "example-data");
  const condition = { title: OFFICE_HOURS.title, expression: OFFICE_HOURS.expression };

  test("is not the grant without it, and is granted once", () => {
    const stack = newStack();
    const data = conditional(stack);
    const always = data.grant(Role.LOGGING_LOG_WRITER, ADA);
    const grants = [OFFICE_HOURS, IamCondition.cel(condition.title, condition.expression)].map((one) =>
      data.grant(Role.LOGGING_LOG_WRITER, ADA, { condition: one }),
    );
    expect(grants[1]).toBe(grants[0]);
    expect(grants[0]).not.toBe(always);
    expect([always.condition, grants[0].condition]).toEqual([undefined, OFFICE_HOURS]);
    expect(new Set(all(stack, ProjectIamMember))).toEqual(
      new Set([
        memberOf(ADA, Role.LOGGING_LOG_WRITER),
        { ...memberOf(ADA, Role.LOGGING_LOG_WRITER), condition },
      ]),
    );
  });

  test("is refused beside another condition with the same title", () => {
    const data = conditional(newStack());
    data.grant(Role.LOGGING_LOG_WRITER, ADA, { condition: OFFICE_HOURS });
    const other = IamCondition.cel("office hours", "true");
    expect(() => data.grant(Role.LOGGING_LOG_WRITER, ADA, { condition: other })).toThrow(
      new Error(
        "'title' must name one condition of a grant, got 'office hours' for two of them [at shop/data]",
      ),
    );
  });
});

test("other resources can depend on a grant", () => {
  const { stack, add, members } = newResource();
  new ServiceAccountResource(stack, "later", { accountId: "later", dependsOn: [add(ADA)] });
  expect(all(stack, ServiceAccountResource)).toEqual([
    { account_id: "later", depends_on: [`google_project_iam_member.${Object.keys(members())[0]}`] },
  ]);
});

describe("in the written JSON", () => {
  /** What stands beside the one member of a bucket that App.synth has written, for people to read. */
  function comments(...principals: IPrincipal[]): unknown {
    const app = newApp();
    const bucket = Bucket.fromBucketName(newStack(app), "site", "shop-site");
    for (const principal of principals) bucket.grant(Role.STORAGE_OBJECT_VIEWER, principal);
    app.synth();
    const written = readFileSync(join(app.outdir, "stacks", "shop", "cdk.tf.json"), "utf8");
    const { resource } = JSON.parse(written) as {
      resource: { google_storage_bucket_iam_member: { [name: string]: { "//": unknown } } };
    };
    return Object.values(resource.google_storage_bucket_iam_member).map((member) => member["//"]);
  }

  test.each(["allUsers", "allAuthenticatedUsers"] as const)(
    "the reason for %s stands beside the member, as data",
    (everyone) => {
      const reason = 'open to "all" for ${reasons} of %{if}';
      expect(comments(Principal[everyone](reason))).toEqual([
        { metadata: ANY, reason: 'open to "all" for $${reasons} of %%{if}' },
      ]);
    },
  );

  test("all reasons for the public are written once, sorted", () => {
    const [page, webhook] = [Principal.allUsers("a page"), Principal.allUsers("a webhook")];
    const both = [{ metadata: ANY, reason: "a page; a webhook" }];
    expect(comments(page, webhook)).toEqual(both);
    expect(comments(webhook, page, Principal.allUsers("a webhook"))).toEqual(both);
  });

  test("no reason is written for other principals", () => {
    expect(comments(ADA)).toEqual([{ metadata: ANY }]);
  });

  test("a principal of another stack is written as a cross-stack reference", () => {
    const app = newApp();
    const reports = new ServiceAccount(newStack(app, "jobs"), "reports");
    const { stack, add } = newResource(app);
    add(reports);
    app.synth();
    expect(all(stack, ProjectIamMember)).toEqual([
      memberOf({
        member:
          "${data.terraform_remote_state.cross-stack-reference-input-jobs.outputs.cross-stack-output-google_service_accountreports_7921670Emember}",
        principalId: reports.principalId,
      }),
    ]);
  });
});
