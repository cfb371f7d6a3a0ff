import {
  Bucket,
  GoogleProject,
  IamCondition,
  type IPrincipal,
  type IResourceWithAllowPolicy,
  Role,
  RoleBinding,
  type RoleBindingProps,
  Secret,
  Topic,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { type Choices, parts, type Subject } from "../subject";
import { name, text } from "../texts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { wildId } from "./ids";

const { principals } = common;

const BUCKET = new Made<IResourceWithAllowPolicy>("Bucket.fromBucketName(…)", (shop) =>
  shop.once("files", (scope, id) => Bucket.fromBucketName(scope, id, "example-files")),
);
const SECRET = new Made<IResourceWithAllowPolicy>("Secret.fromSecretId(…)", (shop) =>
  shop.once("secret", (scope, id) => Secret.fromSecretId(scope, id, "db-password")),
);
const PROJECT = new Made<IResourceWithAllowPolicy>("GoogleProject.of(stack)", (shop) =>
  GoogleProject.of(shop.stack),
);
const TOPIC = new Made<IResourceWithAllowPolicy>("new Topic(…)", (shop) =>
  shop.once("topic", (scope, id) => new Topic(scope, id)),
);
const FUNCTION = new Made<IResourceWithAllowPolicy>("a function", (shop) =>
  shop.once("orders", () => common.plainFunction(shop, "orders")),
);

const until = text.map(
  (description) =>
    new Made("IamCondition.until(…).describedAs(…)", () =>
      IamCondition.until("2126-12-31").describedAs(description),
    ),
);
const viewer = new Made("Role.of('roles/storage.objectViewer')", () => Role.of("roles/storage.objectViewer"));

const binding: Choices<RoleBindingProps> = {
  dependsOn: dependencies,
  resource: fc.constantFrom(BUCKET, SECRET, PROJECT, TOPIC, FUNCTION),
  role: fc.oneof(common.roles, fc.constant(viewer)),
  condition: common.optional(until),
};

interface Given extends RoleBindingProps {
  readonly id: string;
  readonly twice?: boolean;
  readonly before: IPrincipal[];
  readonly after: IPrincipal[];
}

/** A list of all members of a role. */
export const roleBinding: Subject = {
  name: "RoleBinding",
  valid: fc.record({
    id: name(2, 20),
    resource: fc.constantFrom(BUCKET, SECRET, PROJECT),
    role: fc.constant(viewer),
    condition: binding.condition,
    before: fc.array(principals, { maxLength: 3 }),
    after: fc.array(principals, { maxLength: 3 }),
  }),
  wild: { id: wildId, ...binding, before: fc.constant([]), after: fc.constant([]) },
  faults: {
    "RoleBinding: twice": fc.constant({ twice: true }),
    condition: until.map((condition) => ({ resource: TOPIC, condition, before: [], after: [] })),
    resource: fc.constantFrom("roles/run.invoker", "roles/cloudfunctions.invoker").map((role) => ({
      resource: FUNCTION,
      role: new Made(`Role.of('${role}')`, () => Role.of(role)),
      before: [],
      after: [],
    })),
  },
  define: (shop, props) => {
    const { id, twice, before, after, ...given } = parts(props, shop) as unknown as Given;
    const { resource, role, condition } = given;
    before.forEach((one) => resource.grant(role, one, { condition }));
    new RoleBinding(shop.stack, id, given);
    if (twice) new RoleBinding(shop.stack, "another", given);
    after.forEach((one) => resource.grant(role, one, { condition }));
  },
};
