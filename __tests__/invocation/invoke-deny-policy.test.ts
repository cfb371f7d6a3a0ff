import { IamDenyPolicy } from "@cdktf/provider-google/lib/iam-deny-policy";
import { TerraformVariable } from "cdktf";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import type { IPrincipal } from "../../lib/iam/i-principal";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { ServiceAgent } from "../../lib/iam/service-agent";
import {
  AttachmentPoint,
  InvokeDenyPolicy,
  type InvokeDenyPolicyProps,
} from "../../lib/invocation/invoke-deny-policy";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const PROJECT = AttachmentPoint.project("example-project");
const POOL =
  "principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/*";

/** The deny policy that an InvokeDenyPolicy defines. */
function policy(props: Partial<InvokeDenyPolicyProps> = {}, stack = newStack()): unknown {
  new InvokeDenyPolicy(stack, "no-calls", { attachmentPoint: PROJECT, deniedPrincipals: [ADA], ...props });
  const policies = all(stack, IamDenyPolicy);
  expect(policies).toHaveLength(1);
  return policies[0];
}

const MINIMAL = {
  name: "no-calls",
  parent: "cloudresourcemanager.googleapis.com%2Fprojects%2Fexample-project",
  rules: [
    {
      deny_rule: {
        denied_principals: ["principal://goog/subject/ada@example.com"],
        denied_permissions: ["run.googleapis.com/routes.invoke"],
      },
    },
  ],
};

/** That policy for other principals. */
const denying = (denied: string[], exceptions?: string[]) => ({
  ...MINIMAL,
  rules: [
    {
      deny_rule: {
        ...MINIMAL.rules[0].deny_rule,
        denied_principals: denied,
        ...(exceptions && { exception_principals: exceptions }),
      },
    },
  ],
});

test("denies a principal to call", () => {
  expect(policy()).toEqual(MINIMAL);
});

test("the name and the description are written escaped", () => {
  expect(policy({ name: "shop.no-calls", description: "${Nobody} calls" })).toEqual({
    ...MINIMAL,
    name: "shop.no-calls",
    display_name: "$${Nobody} calls",
  });
});

test.each([
  [AttachmentPoint.project("example.com:example-project"), "projects%2Fexample.com:example-project"],
  [AttachmentPoint.project("123456789012"), "projects%2F123456789012"],
  [AttachmentPoint.folder("123456789012"), "folders%2F123456789012"],
  [AttachmentPoint.organization("210987654321"), "organizations%2F210987654321"],
  [AttachmentPoint.project("${var.project}"), "projects%2F${var.project}"],
])("may be attached to %j", (attachmentPoint, path) => {
  expect(policy({ attachmentPoint })).toEqual({
    ...MINIMAL,
    parent: `cloudresourcemanager.googleapis.com%2F${path}`,
  });
});

// https://cloud.google.com/iam/docs/principal-identifiers
test.each<[IPrincipal, string]>([
  [ADA, "principal://goog/subject/ada@example.com"],
  [Principal.group("ops@example.com"), "principalSet://goog/group/ops@example.com"],
  [
    Principal.serviceAccount("reports@example-project.iam.gserviceaccount.com"),
    "principal://iam.googleapis.com/projects/-/serviceAccounts/reports@example-project.iam.gserviceaccount.com",
  ],
  [Principal.principalSet(POOL), POOL],
  ...[
    "principal://goog/subject/ada@example.com",
    "principalSet://goog/group/ops@example.com",
    "principalSet://goog/cloudIdentityCustomerId/C01Abc35",
  ].map((identifier): [IPrincipal, string] => [Principal.of(identifier), identifier]),
])("spells %s as deny policies do", (principal, identifier) => {
  expect(policy({ deniedPrincipals: [principal] })).toEqual(denying([identifier]));
  expect(policy({ deniedPrincipals: [ADA], exceptionPrincipals: [principal] })).toEqual(
    denying(["principal://goog/subject/ada@example.com"], [identifier]),
  );
});

test("everyone but some principals can be denied", () => {
  expect(policy({ deniedPrincipals: [Principal.allUsers("a test")], exceptionPrincipals: [ADA] })).toEqual(
    denying(["principalSet://goog/public:all"], ["principal://goog/subject/ada@example.com"]),
  );
});

test("tokens are written in the spelling of deny policies", () => {
  const stack = newStack();
  const number = new TerraformVariable(stack, "number", {}).stringValue;
  const denied = [
    new ServiceAccount(stack, "reports"),
    ServiceAgent.PUBSUB.inProject(number),
    Principal.fromToken("connection", `serviceAccount:${number}@example-project.iam.gserviceaccount.com`),
    new SchedulerJob(stack, "nightly", {
      schedule: "0 9 * * *",
      timeZone: "Etc/UTC",
      target: newFunction(stack, "orders"),
    }),
  ];
  const accounts = "principal://iam.googleapis.com/projects/-/serviceAccounts";
  expect(policy({ deniedPrincipals: denied }, stack)).toEqual(
    denying([
      `${accounts}/\${trimprefix(google_service_account.reports_7921670E.member, "serviceAccount:")}`,
      `${accounts}/service-\${var.number}@gcp-sa-pubsub.iam.gserviceaccount.com`,
      `${accounts}/\${var.number}@example-project.iam.gserviceaccount.com`,
      `${accounts}/\${trimprefix(google_service_account.nightly_service-account_1CD4D56F.member, "serviceAccount:")}`,
    ]),
  );
});

describe("refuses", () => {
  const making = (props: Partial<InvokeDenyPolicyProps>) => () =>
    new InvokeDenyPolicy(newStack(), "no-calls", {
      attachmentPoint: PROJECT,
      deniedPrincipals: [ADA],
      ...props,
    });
  const RULE = "must be a user, a group, a service account, the public or a principal:// identifier";

  test.each(["deniedPrincipals", "exceptionPrincipals"])(
    "a domain among '%s', because deny policies name it by a customer id",
    (prop) => {
      expect(making({ [prop]: [Principal.domain("example.com")] })).toThrow(
        new Error(`'${prop}' ${RULE}, got 'domain:example.com' [at shop/no-calls]`),
      );
    },
  );

  test.each<[string, Partial<InvokeDenyPolicyProps>, string]>([
    [
      "anyone with an account",
      { deniedPrincipals: [Principal.allAuthenticatedUsers("a test")] },
      "allAuthenticatedUsers",
    ],
    [
      "anyone with an account as an exception",
      { exceptionPrincipals: [Principal.allAuthenticatedUsers("a test")] },
      "allAuthenticatedUsers",
    ],
    [
      "everyone as an exception, by their identifier",
      {
        exceptionPrincipals: [
          { member: "principalSet://goog/public:all", principalId: "principalSet://goog/public:all" },
        ],
      },
      "principalSet://goog/public:all",
    ],
    ["everyone as an exception", { exceptionPrincipals: [Principal.allUsers("a test")] }, "allUsers"],
  ])("%s", (_, props, everyone) => {
    expect(making(props)).toThrow(
      new Error(
        `'${Object.keys(props)[0]}' must not be ${everyone}, whom deny policies do not tell from everyone, got it [at shop/no-calls]`,
      ),
    );
  });

  test.each<[string, (token: string) => IPrincipal]>([
    ["user:x", (token) => Principal.fromToken("user:x", token)],
    ["serviceAgent:gs-project-accounts", (token) => ServiceAgent.CLOUD_STORAGE.withMember(token)],
  ])("a token whose kind is not known, whatever its id says: %s", (id, make) => {
    const principal = make(new TerraformVariable(newStack(), "member", {}).stringValue);
    expect(making({ deniedPrincipals: [principal] })).toThrow(
      new Error(
        `'deniedPrincipals' must be of a kind known at synthesis, got a token for '${id}'; pass the ServiceAccount, or a member that begins with its kind, like 'serviceAccount:' [at shop/no-calls]`,
      ),
    );
  });

  test("the service account of a Kubernetes cluster, which deny policies name by the number of its project", () => {
    const member = "p.svc.id.goog[shop/orders]";
    expect(making({ deniedPrincipals: [Principal.serviceAccount(member)] })).toThrow(
      new Error(`'deniedPrincipals' ${RULE}, got 'serviceAccount:${member}' [at shop/no-calls]`),
    );
  });

  test("the name of another policy at the same attachment point", () => {
    const stack = newStack();
    const define = (id: string, attachmentPoint: AttachmentPoint, name?: string) => () =>
      new InvokeDenyPolicy(stack, id, { attachmentPoint, deniedPrincipals: [ADA], name });
    define("no-calls", PROJECT)();
    expect(define("in-folder", AttachmentPoint.folder("1"), "no-calls")).not.toThrow();
    expect(define("again", AttachmentPoint.project("example-project"), "no-calls")).toThrow(
      new Error("'name' must differ from that of shop/no-calls, got 'no-calls' [at shop/again]"),
    );
  });

  test("a description of more than 63 characters", () => {
    expect(making({ description: "x".repeat(63) })).not.toThrow();
    expect(making({ description: "x".repeat(64) })).toThrow(
      new Error("'description' must be at most 63 characters, got 64 [at shop/no-calls]"),
    );
    expect(making({ description: "${x}".repeat(16) })).toThrow(
      new Error("'description' must be at most 63 characters, got 64 [at shop/no-calls]"),
    );
  });

  test("to deny nobody", () => {
    expect(making({ deniedPrincipals: [] })).toThrow(
      new Error("'deniedPrincipals' must hold at least one principal, got none [at shop/no-calls]"),
    );
  });

  test.each(["", "ab", "No-calls", "1-calls", "a".repeat(64)])("the name '%s'", (name) => {
    expect(making({ name })).toThrow(
      new Error(
        `'name' must be 3 to 63 lower-case letters, digits, hyphens and dots, got '${name}' [at shop/no-calls]`,
      ),
    );
  });

  test.each<[string, () => AttachmentPoint, string]>([
    [
      "a project's full name",
      () => AttachmentPoint.project("projects/p"),
      "'projectId' must be the id of a project, like 'example-project', got 'projects/p'",
    ],
    [
      "a project's name that ends in a hyphen",
      () => AttachmentPoint.project("p-"),
      "'projectId' must be the id of a project, like 'example-project', got 'p-'",
    ],
    [
      "a folder's full name",
      () => AttachmentPoint.folder("folders/1"),
      "'folderId' must be like '123456789012', got 'folders/1'",
    ],
    [
      "an organization's domain",
      () => AttachmentPoint.organization("example.com"),
      "'organizationId' must be like '123456789012', got 'example.com'",
    ],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});
