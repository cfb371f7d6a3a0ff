import { Principal, Topic } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, parts, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, stringToken, TOKEN } from "../texts";
import { plainFunction, projects, reasons, wildName, wildText } from "./common";

type Kind =
  | "user"
  | "group"
  | "domain"
  | "serviceAccount"
  | "federated"
  | "principalSet"
  | "of"
  | "allUsers"
  | "allAuthenticatedUsers";

/** A subject for a factory of principals, with what it accepts and what it refuses. */
function principal(
  kind: Kind,
  prop: string,
  valid: fc.Arbitrary<unknown>,
  refused: unknown[],
  around: (part: string) => string = (part) => part,
): Subject {
  return {
    name: `Principal.${kind}`,
    valid: fc.record({ identifier: valid }),
    wild: {
      identifier: fc.oneof(
        valid,
        wildName,
        wildName.map((part) => (part instanceof Made ? part : around(part))),
      ),
    },
    faults: { [prop]: bad("identifier", ...refused) },
    define: (shop, props) => {
      const { identifier } = parts(props, shop);
      const made = Principal[kind](identifier as string);
      plainFunction(shop, "called").grantInvoke(made);
      if (!kind.startsWith("all")) new Topic(shop.stack, "topic").grantPublish(made);
    },
  };
}

const local = chars(`${LETTERS}${DIGITS}._-+'`, 1, 20).map((rest) => `a${rest}`);
const domains = fc
  .tuple(name(2, 10), fc.constantFrom("com", "co.jp", "dev"))
  .map((labels) => labels.join("."));
const emails = fc.tuple(local, domains).map((sides) => sides.join("@"));
const BAD_EMAILS = [
  "",
  "ada",
  "@example.com",
  "ada@",
  "ada@example",
  "a da@example.com",
  "user:ada@example.com",
  "a@p.iam.gserviceaccount.com",
];

export const principalSubjects: Subject[] = [
  principal("user", "user", emails, [...BAD_EMAILS, TOKEN], (part) => `${part}@example.com`),
  principal("group", "group", emails, [...BAD_EMAILS, TOKEN], (part) => `ops@${part}.com`),
  principal(
    "domain",
    "domain",
    domains,
    ["", "com", "example", "@example.com", "exa mple.com", "http://example.com", TOKEN],
    (part) => `${part}.com`,
  ),
  principal(
    "serviceAccount",
    "serviceAccount",
    fc.oneof(
      fc
        .tuple(name(6, 30), projects)
        .map(([account, project]) => `${account}@${project}.iam.gserviceaccount.com`),
      fc.constant("p.svc.id.goog[shop/orders]"),
    ),
    ["", "a", "ada@example.com", "serviceAccount:a@p.iam.gserviceaccount.com", TOKEN],
    (part) => `${part}@p.iam.gserviceaccount.com`,
  ),
  principal(
    "federated",
    "principal",
    name(2, 10).map(
      (subject) =>
        `principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/pool/subject/${subject}`,
    ),
    [
      "",
      "principalSet://x/y",
      "principal:x",
      "principal://",
      "principal://x",
      "principal://iam.googleapis.com/projects/my-project/x/y",
      TOKEN,
    ],
    (part) =>
      `principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/pool/subject/${part}`,
  ),
  principal(
    "principalSet",
    "principalSet",
    name(2, 10).map((type) => `principalSet://cloudresourcemanager.googleapis.com/projects/123/type/${type}`),
    [
      "",
      "principal://x/y",
      "principalSet:x",
      "principalSet://iam.googleapis.com/projects/my-project/x",
      TOKEN,
    ],
    (part) => `principalSet://${part}/projects/123/type/ServiceAccount`,
  ),
  principal(
    "of",
    "member",
    fc.oneof(
      emails.map((email) => `user:${email}`),
      projects.map((project) => `projectViewer:${project}`),
    ),
    [
      "",
      "ada@example.com",
      "usr:ada@example.com",
      "deleted:user:ada@example.com",
      "allUsers",
      "allAuthenticatedUsers",
      "user:",
      "constructor:x",
      TOKEN,
    ],
    (part) => `projectOwner:${part}`,
  ),
  ...(["allUsers", "allAuthenticatedUsers"] as const).map((kind): Subject => ({
    ...principal(kind, "reason", reasons, ["", " ", "\n\t", "${var.why}"]),
    wild: { identifier: wildText },
  })),
  {
    name: "Principal.fromToken",
    valid: fc.record({
      principalId: reasons.filter((id) => !id.includes("${") && id.length < 300),
      member: stringToken,
    }),
    wild: { principalId: wildName, member: wildName },
    faults: {
      principalId: fc.constantFrom<unknown>("", TOKEN).map((principalId) => ({ principalId })),
      member: bad("member", "", "user:ada@example.com"),
    },
    define: (shop, props) => {
      const { principalId, member } = parts(props, shop) as { principalId: string; member: string };
      plainFunction(shop, "called").grantInvoke(Principal.fromToken(principalId, member));
    },
  },
];
