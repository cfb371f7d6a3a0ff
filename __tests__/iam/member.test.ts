import { Construct, RootConstruct } from "constructs";
import { memberOf } from "../../lib/iam/member";

const POOL = "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github";
const WORKFORCE = "//iam.googleapis.com/locations/global/workforcePools/staff";
const ORGANIZATION = "//cloudresourcemanager.googleapis.com/organizations/123456789012";

/** The member that somebody wrote as a whole. */
const member = (prefix: string, identifier: string) =>
  memberOf(prefix, identifier, { prop: "member", written: `${prefix}:${identifier}` });

describe("a member", () => {
  // https://cloud.google.com/iam/docs/principal-identifiers
  test.each([
    ["user", "ada@example.com"],
    ["user", "ada.lovelace+test_1@mail.example.co.jp"],
    ["group", "ops@example.com"],
    ["group", "ops@example.xn--p1ai"],
    ["domain", "example.com"],
    ["domain", "xn--bcher-kva.example.co.jp"],
    ["serviceAccount", "reports@example-project.iam.gserviceaccount.com"],
    ["serviceAccount", "reports@example-project.example.com.iam.gserviceaccount.com"],
    ["serviceAccount", "service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com"],
    ["serviceAccount", "123456789012-compute@developer.gserviceaccount.com"],
    ["serviceAccount", "123456789012@cloudservices.gserviceaccount.com"],
    ["serviceAccount", "example-project@appspot.gserviceaccount.com"],
    ["serviceAccount", "example-project.svc.id.goog[shop/orders]"],
    ["principal", `${POOL}/subject/repo:example/shop:ref:refs/heads/main`],
    ["principal", `${POOL}/subject/ns/shop/sa/orders`],
    ["principal", `${WORKFORCE}/subject/ada@example.com`],
    ["principalSet", `${POOL}/*`],
    ["principalSet", `${POOL}/group/ops`],
    ["principalSet", `${POOL}/attribute.repository/example/shop`],
    ["principalSet", `${WORKFORCE}/*`],
    ["principalSet", `${ORGANIZATION}/type/ServiceAccount`],
    ["projectOwner", "example-project"],
    ["projectEditor", "example-project"],
    ["projectViewer", "example.com:example-project"],
  ])("may be %s:%s", (prefix, identifier) => {
    expect(member(prefix, identifier)).toBe(`${prefix}:${identifier}`);
  });

  test.each([
    ["user", "Ada@Example.COM", "user:ada@example.com"],
    ["group", "OPS@example.com", "group:ops@example.com"],
    ["domain", "Example.COM", "domain:example.com"],
    [
      "serviceAccount",
      "Reports@Example-Project.iam.gserviceaccount.com",
      "serviceAccount:reports@example-project.iam.gserviceaccount.com",
    ],
    ["principal", `${POOL}/subject/Ada`, `principal:${POOL}/subject/Ada`],
    ["principalSet", `${POOL}/group/OPS`, `principalSet:${POOL}/group/OPS`],
  ])("is spelled as Google stores it: %s:%s is %s", (prefix, identifier, expected) => {
    expect(member(prefix, identifier)).toBe(expected);
  });
});

const WHAT: { [prefix: string]: string } = {
  user: "the email address of a Google Account, like 'ada@example.com'",
  group: "the email address of a group, like 'ops@example.com'",
  serviceAccount:
    "the email address of a service account, like 'reports@example-project.iam.gserviceaccount.com'",
  domain: "a domain, like 'example.com'",
  principal:
    "an identity, like 'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/POOL/subject/SUBJECT'",
  principalSet:
    "a set of identities, like 'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount'",
  projectOwner: "the id of a project, like 'example-project'",
  projectEditor: "the id of a project, like 'example-project'",
  projectViewer: "the id of a project, like 'example-project'",
};

function expectRefusal(prefix: string, identifier: string, remedy = ""): void {
  expect(() => member(prefix, identifier)).toThrow(
    new Error(`'member' must be ${WHAT[prefix]}, got '${prefix}:${identifier}'${remedy}`),
  );
}

describe("a refusal", () => {
  test.each([
    ["user", ""],
    ["user", "ada"],
    ["user", "ada@example"],
    ["user", "ada@@example.com"],
    ["user", "ada@exa_mple.com"],
    ["user", "ada@example.com "],
    ["user", "user:ada@example.com"],
    ["group", "ops@"],
    ["group", "@example.com"],
    ["group", "https://groups.example.com/ops"],
    ["domain", "example"],
    ["domain", "ada@example.com"],
    ["domain", "example..com"],
    ["domain", "-example.com"],
    ["serviceAccount", "reports"],
    ["serviceAccount", "reports@example.com"],
    ["serviceAccount", "reports@example-project.iam.gserviceaccount.com.example.com"],
    ["serviceAccount", "projects/-/serviceAccounts/reports@example-project.iam.gserviceaccount.com/"],
    ["serviceAccount", "example-project.svc.id.goog[orders]"],
    ["serviceAccount", "example-project.svc.id.goog[%{x}/orders]"],
    ["principal", ""],
    ["principal", "goog/subject/ada@example.com"],
    ["principal", "//iam.googleapis.com"],
    ["principal", "//iam!googleapis.com/subject/x"],
    ["principalSet", "//"],
    ["principalSet", `${WORKFORCE}/`],
    ["projectOwner", "Example-Project"],
    ["projectEditor", "projects/example-project"],
    ["projectViewer", "123456789012"],
  ])("tells what %s:%s should look like", (prefix, identifier) => {
    expectRefusal(prefix, identifier);
  });

  test.each([
    ["user", "reports@example-project.iam.gserviceaccount.com"],
    ["user", "123456789012-compute@developer.GSERVICEACCOUNT.com"],
    ["group", "reports@example-project.iam.gserviceaccount.com"],
    ["domain", "reports@example-project.iam.gserviceaccount.com"],
  ])("tells a service account from a %s: %s", (prefix, identifier) => {
    expectRefusal(prefix, identifier, "; use Principal.serviceAccount for a service account");
  });

  test("does not tell who names a service account to name a service account", () => {
    expectRefusal("serviceAccount", "my_reports@example-project.iam.gserviceaccount.com");
  });

  test.each(["principal", "principalSet"])("tells a project's number from its id in a %s", (prefix) => {
    const pool = POOL.replace("123456789012", "example-project");
    expectRefusal(prefix, `${pool}/subject/x`, "; use the project number, not the project id");
  });

  test("does not ask for a project's number where it is given", () => {
    expectRefusal("principalSet", `${POOL}/`);
  });

  test.each(["users", "User", "deleted", "constructor", "__proto__", "principalHierarchy", ""])(
    "knows no prefix '%s'",
    (prefix) => {
      expect(() => member(prefix, "ada@example.com")).toThrow(
        new Error(
          `'member' must begin with one of user, group, serviceAccount, domain, principal, principalSet, projectOwner, projectEditor, projectViewer and a colon, got '${prefix}:ada@example.com'`,
        ),
      );
    },
  );

  test("quotes what was written, names the prop it was written for, and ends with the construct", () => {
    const at = new Construct(new RootConstruct("shop"), "reports");
    const origin = { prop: "email", written: "Reports", at };
    expect(() => memberOf("serviceAccount", "reports", origin)).toThrow(
      new Error(`'email' must be ${WHAT.serviceAccount}, got 'Reports' [at shop/reports]`),
    );
    expect(() => memberOf("account", "reports", origin)).toThrow(
      new Error(
        "'email' must begin with one of user, group, serviceAccount, domain, principal, principalSet, projectOwner, projectEditor, projectViewer and a colon, got 'Reports' [at shop/reports]",
      ),
    );
  });
});
