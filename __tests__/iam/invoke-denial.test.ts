import { IamDenyPolicy } from "@cdktf/provider-google/lib/iam-deny-policy";
import { TerraformVariable } from "cdktf";
import { DenialScope, InvokeDenial, type InvokeDenialProps } from "../../lib/iam/invoke-denial";
import { type IPrincipal, Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { ServiceAgent } from "../../lib/iam/service-agent";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const PROJECT = DenialScope.project("example-project");
const POOL =
  "principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/*";

/** The one policy of a denial. */
function policy(props: Partial<InvokeDenialProps> = {}, stack = newStack()): unknown {
  new InvokeDenial(stack, "no-calls", { attachedTo: PROJECT, denied: [ADA], ...props });
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

test("is what its props say, in which the user's text is data", () => {
  expect(policy({ name: "shop.no-calls", description: "${Nobody} calls" })).toEqual({
    ...MINIMAL,
    name: "shop.no-calls",
    display_name: "$${Nobody} calls",
  });
});

test.each([
  [DenialScope.project("example.com:example-project"), "projects%2Fexample.com:example-project"],
  [DenialScope.folder("123456789012"), "folders%2F123456789012"],
  [DenialScope.organization("210987654321"), "organizations%2F210987654321"],
  [DenialScope.project("${var.project}"), "projects%2F${var.project}"],
])("may be attached to %j", (attachedTo, path) => {
  expect(policy({ attachedTo })).toEqual({
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
])("spells %s as deny policies do", (principal, identifier) => {
  expect(policy({ denied: [principal] })).toEqual(denying([identifier]));
  expect(policy({ denied: [ADA], exceptions: [principal] })).toEqual(
    denying(["principal://goog/subject/ada@example.com"], [identifier]),
  );
});

test("denies everyone, but for some", () => {
  expect(policy({ denied: [Principal.allUsers("a test")], exceptions: [ADA] })).toEqual(
    denying(["principalSet://goog/public:all"], ["principal://goog/subject/ada@example.com"]),
  );
});

test("spells principals that only Terraform knows as deny policies do", () => {
  const stack = newStack();
  const number = new TerraformVariable(stack, "number", {}).stringValue;
  const denied = [
    new ServiceAccount(stack, "reports"),
    ServiceAgent.PUBSUB.inProject(number),
    ServiceAgent.CLOUD_STORAGE.as(new TerraformVariable(stack, "agent", {}).stringValue),
  ];
  const accounts = "principal://iam.googleapis.com/projects/-/serviceAccounts";
  expect(policy({ denied }, stack)).toEqual(
    denying([
      `${accounts}/\${trimprefix(google_service_account.reports_7921670E.member, "serviceAccount:")}`,
      `${accounts}/service-\${var.number}@gcp-sa-pubsub.iam.gserviceaccount.com`,
      `${accounts}/\${trimprefix(var.agent, "serviceAccount:")}`,
    ]),
  );
});

describe("refuses", () => {
  const making = (props: Partial<InvokeDenialProps>) => () =>
    new InvokeDenial(newStack(), "no-calls", { attachedTo: PROJECT, denied: [ADA], ...props });
  const RULE = "must be a user, a group, a service account, the public or a principal:// identifier";

  test.each(["denied", "exceptions"])(
    "a domain among '%s', for Google knows it by another id here",
    (prop) => {
      expect(making({ [prop]: [Principal.domain("example.com")] })).toThrow(
        new Error(`'${prop}' ${RULE}, got 'domain:example.com' [at shop/no-calls]`),
      );
    },
  );

  test.each<[string, Partial<InvokeDenialProps>, string]>([
    [
      "anyone with an account",
      { denied: [Principal.allAuthenticatedUsers("a test")] },
      "allAuthenticatedUsers",
    ],
    [
      "anyone with an account as an exception",
      { exceptions: [Principal.allAuthenticatedUsers("a test")] },
      "allAuthenticatedUsers",
    ],
    ["everyone as an exception", { exceptions: [Principal.allUsers("a test")] }, "allUsers"],
  ])("%s", (_, props, everyone) => {
    expect(making(props)).toThrow(
      new Error(
        `'${Object.keys(props)[0]}' must not be ${everyone}, whom deny policies do not tell from everyone, got it [at shop/no-calls]`,
      ),
    );
  });

  test("the service account of a Kubernetes cluster, which only its project's number tells here", () => {
    const member = "p.svc.id.goog[shop/orders]";
    expect(making({ denied: [Principal.serviceAccount(member)] })).toThrow(
      new Error(`'denied' ${RULE}, got 'serviceAccount:${member}' [at shop/no-calls]`),
    );
  });

  test("the name of another denial in the same place", () => {
    const stack = newStack();
    const define = (id: string, attachedTo: DenialScope, name?: string) => () =>
      new InvokeDenial(stack, id, { attachedTo, denied: [ADA], name });
    define("no-calls", PROJECT)();
    expect(define("in-folder", DenialScope.folder("1"), "no-calls")).not.toThrow();
    expect(define("again", DenialScope.project("example-project"), "no-calls")).toThrow(
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
    expect(making({ denied: [] })).toThrow(
      new Error("'denied' must hold at least one principal, got none [at shop/no-calls]"),
    );
  });

  test.each(["", "ab", "No-calls", "1-calls", "a".repeat(64)])("the name '%s'", (name) => {
    expect(making({ name })).toThrow(
      new Error(
        `'name' must be 3 to 63 lower-case letters, digits, hyphens and dots, got '${name}' [at shop/no-calls]`,
      ),
    );
  });

  test.each<[string, () => DenialScope, string]>([
    [
      "a project's full name",
      () => DenialScope.project("projects/p"),
      "'projectId' must be like 'example-project', got 'projects/p'",
    ],
    [
      "a project's name that ends in a hyphen",
      () => DenialScope.project("p-"),
      "'projectId' must be like 'example-project', got 'p-'",
    ],
    [
      "a project's number",
      () => DenialScope.project("123456789012"),
      "'projectId' must be like 'example-project', got '123456789012'",
    ],
    [
      "a folder's full name",
      () => DenialScope.folder("folders/1"),
      "'folderId' must be like '123456789012', got 'folders/1'",
    ],
    [
      "an organization's domain",
      () => DenialScope.organization("example.com"),
      "'organizationId' must be like '123456789012', got 'example.com'",
    ],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});
