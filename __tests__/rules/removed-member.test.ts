import { REMOVED_MEMBER } from "../../lib/rules/removed-member";
import { at, foundBy, OPS } from "./findings";

const VIEWER = "roles/viewer";
const removal = (args: object = {}) => ({
  google_project_iam_member_remove: {
    gone: at("shop/gone", { project: "example-project", role: VIEWER, member: OPS, ...args }),
  },
});
const member = (args: object = {}) => ({
  google_project_iam_member: {
    given: at("shop/given", { project: "example-project", role: VIEWER, member: OPS, ...args }),
  },
});
const found = (...resources: object[]) =>
  foundBy(REMOVED_MEMBER, { resource: Object.assign({}, ...resources) as object });

const FINDING = [
  `'member' must not have the role that this takes away, got ${VIEWER} for ${OPS}, given by 'shop/given'; delete one of them [at shop/gone] (removed-member)`,
];

test.each<[string, object]>([
  ["a member", member()],
  ["a member of the provider's project", member({ project: undefined })],
  ["a member in capitals", member({ member: "group:Ops@Example.com" })],
  [
    "a binding",
    {
      google_project_iam_binding: {
        given: at("shop/given", {
          project: "example-project",
          role: VIEWER,
          members: ["user:a@example.com", OPS],
        }),
      },
    },
  ],
  [
    "a policy",
    {
      google_project_iam_policy: {
        given: at("shop/given", {
          project: "example-project",
          policy_data: JSON.stringify({ bindings: [{ role: VIEWER, members: [OPS] }] }),
        }),
      },
    },
  ],
])("reports what takes away the role of %s", (_, given) => {
  expect(found(removal(), given)).toEqual(FINDING);
});

test.each<[string, object]>([
  ["another role", member({ role: "roles/editor" })],
  ["another member", member({ member: "user:ada@example.com" })],
  ["another project", member({ project: "example-edge" })],
])("finds nothing if the app gives %s", (_, given) => {
  expect(found(removal(), given)).toEqual([]);
});
