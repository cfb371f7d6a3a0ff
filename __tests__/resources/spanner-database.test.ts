import { SpannerDatabaseIamMember } from "@cdktf/provider-google/lib/spanner-database-iam-member";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { SpannerDatabase } from "../../lib/resources/spanner-database";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const orders = { instance: "main", database: "orders" };
const member = { ...orders, project: "example-project", member: "group:ops@example.com" };

test("a database lets principals read, and read and write", () => {
  const stack = newStack();
  const database = SpannerDatabase.fromDatabaseAttributes(stack, "orders", orders);
  database.grantRead(OPS, { condition: IamCondition.until("2026-12-31") });
  database.grantWrite(OPS);
  expect(all(stack, SpannerDatabaseIamMember)).toEqual([
    {
      ...member,
      role: "roles/spanner.databaseReader",
      condition: expect.objectContaining({ title: "until 2026-12-31" }) as unknown,
    },
    { ...member, role: "roles/spanner.databaseUser" },
  ]);
});

test("imports of one database share their grants, and of two instances or projects they do not", () => {
  const stack = newStack();
  const [one, same, ofInstance, ofProject] = [
    orders,
    { ...orders, project: "example-project" },
    { ...orders, instance: "other" },
    { ...orders, project: "data-project" },
  ].map((attributes, index) => SpannerDatabase.fromDatabaseAttributes(stack, `db-${index}`, attributes));
  expect(same.grantRead(OPS)).toBe(one.grantRead(OPS));
  expect(new Set([one, ofInstance, ofProject].map((database) => database.grantRead(OPS))).size).toBe(3);
});

test.each([
  [
    { instance: "projects/p/instances/main", database: "orders" },
    "'instance' must be 2 to 64 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, like 'main', got 'projects/p/instances/main'",
  ],
  [
    { instance: "main", database: "Orders" },
    "'database' must be 2 to 30 lower-case letters, digits, hyphens and underscores that begin with a letter and end with a letter or digit, like 'orders', got 'Orders'",
  ],
])("the attributes %j are refused", (attributes, message) => {
  expect(() => SpannerDatabase.fromDatabaseAttributes(newStack(), "orders", attributes)).toThrow(
    new Error(`${message} [at shop/orders]`),
  );
});
