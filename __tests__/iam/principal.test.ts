import { TerraformVariable } from "cdktf";
import type { IPrincipal } from "../../lib/iam/i-principal";
import { Principal } from "../../lib/iam/principal";
import { publicReasonOf } from "../../lib/iam/public-principal";
import { newStack } from "../support/stack";

const token = new TerraformVariable(newStack(), "value", {}).stringValue;
const SUBJECT = "principal://iam.googleapis.com/locations/global/workforcePools/staff/subject/ada";
const POOL =
  "principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/*";
const ACCOUNT = "reports@example-project.iam.gserviceaccount.com";

const dataOf = ({ member, principalId }: IPrincipal) => ({ member, principalId });

test.each([
  [Principal.user("Ada@example.com"), "user:ada@example.com"],
  [Principal.group("ops@example.com"), "group:ops@example.com"],
  [Principal.domain("example.com"), "domain:example.com"],
  [Principal.serviceAccount(ACCOUNT), `serviceAccount:${ACCOUNT}`],
  [Principal.federated(SUBJECT), SUBJECT],
  [Principal.principalSet(POOL), POOL],
  [Principal.of("projectViewer:example-project"), "projectViewer:example-project"],
  [Principal.of("user:Ada@example.com"), "user:ada@example.com"],
  [
    Principal.of("serviceAccount:example.com:p.svc.id.goog[a/b]"),
    "serviceAccount:example.com:p.svc.id.goog[a/b]",
  ],
  [Principal.of(POOL), POOL],
])("%s is the member %s, which also names it in construct ids", (principal, member) => {
  expect(dataOf(principal)).toEqual({ member, principalId: member });
  expect(principal.toString()).toBe(member);
});

test.each(["allUsers", "allAuthenticatedUsers"] as const)("%s keeps its reason", (everyone) => {
  const principal = Principal[everyone]("the shop's front page");
  expect(dataOf(principal)).toEqual({ member: everyone, principalId: everyone });
  expect(publicReasonOf(principal)).toBe("the shop's front page");
});

test.each(["allUsers", "allAuthenticatedUsers"] as const)("%s needs a reason", (everyone) => {
  expect(() => Principal[everyone](" ")).toThrow(
    new Error(`'reason' must say why ${everyone} may be let in, got ' '`),
  );
  expect(() => (Principal[everyone] as unknown as () => IPrincipal)()).toThrow(
    new Error(`'reason' must say why ${everyone} may be let in, got undefined`),
  );
  expect(() => Principal.of(everyone)).toThrow(
    new Error(
      `'member' must not be the public without a reason, got '${everyone}'; use Principal.${everyone}(reason)`,
    ),
  );
});

test("a member that only Terraform knows has a known id", () => {
  const principal = Principal.fromToken("bigquery-connection", `serviceAccount:${token}`);
  expect(dataOf(principal)).toEqual({
    member: `serviceAccount:${token}`,
    principalId: "bigquery-connection",
  });
  expect(principal.toString()).toBe("bigquery-connection");
});

test.each<[string, () => Principal]>([
  ["user", () => Principal.user(token)],
  ["group", () => Principal.group("ops@${var.domain}")],
  ["domain", () => Principal.domain(token)],
  ["serviceAccount", () => Principal.serviceAccount(token)],
  ["principal", () => Principal.federated(token)],
  ["principalSet", () => Principal.principalSet(`principalSet://${token}`)],
])("a %s names the principal in construct ids, and so is no token", (prefix, make) => {
  expect(make).toThrow(
    new Error(`'${prefix}' must be known at synthesis, got a token; use Principal.fromToken`),
  );
});

const NO_PREFIX =
  "'member' must begin with one of user, group, serviceAccount, domain, principal, principalSet, projectOwner, projectEditor, projectViewer and a colon, got";
test.each<[string, () => Principal, string]>([
  [
    "a token as member",
    () => Principal.of(token),
    "'member' must be known at synthesis, got a token; pass the ServiceAccount, or use Principal.fromToken",
  ],
  [
    "a token as id",
    () => Principal.fromToken(token, token),
    "'principalId' must be a name known at synthesis, got a token",
  ],
  [
    "an empty id",
    () => Principal.fromToken("", token),
    "'principalId' must be a name known at synthesis, got ''",
  ],
  [
    "a known member where a token is asked for",
    () => Principal.fromToken("ada", "user:ada@example.com"),
    "'member' must be a token, got 'user:ada@example.com'; use Principal.of for a known member",
  ],
  [
    "a service account as a user",
    () => Principal.user(ACCOUNT),
    `'user' must be the email address of a Google Account, like 'ada@example.com', got '${ACCOUNT}'; use Principal.serviceAccount for a service account`,
  ],
  [
    "a member whose identifier does not fit its prefix, as it is given",
    () => Principal.of("user:Ada"),
    "'member' must be the email address of a Google Account, like 'ada@example.com', got 'user:Ada'",
  ],
  [
    "an identity of a project that is named by its id",
    () => Principal.federated(SUBJECT.replace("locations", "projects/example-project/locations")),
    "'principal' must be an identity, like 'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/POOL/subject/SUBJECT', got 'principal://iam.googleapis.com/projects/example-project/locations/global/workforcePools/staff/subject/ada'; use the project number, not the project id",
  ],
  [
    // https://cloud.google.com/iam/docs/principal-identifiers: this form is for deny policies only.
    "a set that only deny policies know, the public among them",
    () => Principal.principalSet("principalSet://goog/public:all"),
    "'principalSet' must be a set of identities, like 'principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount', got 'principalSet://goog/public:all'",
  ],
  [
    "a set as one identity",
    () => Principal.federated(POOL),
    `'principal' must begin with 'principal://', got '${POOL}'`,
  ],
  [
    "one identity as a set",
    () => Principal.principalSet(SUBJECT),
    `'principalSet' must begin with 'principalSet://', got '${SUBJECT}'`,
  ],
  [
    "who is deleted",
    () => Principal.of("deleted:user:ada@example.com?uid=123"),
    `${NO_PREFIX} 'deleted:user:ada@example.com?uid=123'`,
  ],
  ["a member without a prefix", () => Principal.of("ada@example.com"), `${NO_PREFIX} 'ada@example.com'`],
  [
    "a member with an empty prefix",
    () => Principal.of(":ada@example.com"),
    `${NO_PREFIX} ':ada@example.com'`,
  ],
  ["no member", () => Principal.of(""), `${NO_PREFIX} ''`],
])("refuses %s", (_, make, message) => {
  expect(make).toThrow(new Error(message));
});
