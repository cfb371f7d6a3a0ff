import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { ContextKeys } from "../../lib/core/context-keys";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newApp, newStack, NO_WAIT } from "../support/stack";

/** What the functions of a stack share, in an app with a name. */
function sharedIn(context: { [key: string]: unknown }) {
  const stack = newStack(newApp({ ...NO_WAIT, ...context }));
  newFunction(stack, "orders", { project: "other-project" });
  newFunction(stack, "reports");
  const accounts = all(stack, ServiceAccount) as { account_id: string }[];
  const buckets = all(stack, StorageBucket) as { name: string }[];
  return [...accounts.map(({ account_id }) => account_id), ...buckets.map(({ name }) => name)].filter(
    (name) => !name.endsWith("-run"),
  );
}

test("two apps with a stack of one name share no account and no bucket in a project, where one of them has a name", () => {
  const [one, other] = [sharedIn({}), sharedIn({ [ContextKeys.APP_NAME]: "billing" })];
  expect(one.filter((name) => other.includes(name))).toEqual([]);
  expect(other.filter((name) => name.endsWith("-build"))).toEqual(["billing-shop-build"]);
  expect(other).toHaveLength(4);
});

test.each(["", "Billing", "1st", "a".repeat(21), "a_b", 7])("refuses the name %j", (name) => {
  expect(() => sharedIn({ [ContextKeys.APP_NAME]: name })).toThrow(
    `context 'cdktf-cloud-run-functions:appName' must be 1 to 20 lower-case letters, digits and hyphens that begin with a letter, got ${typeof name === "string" ? `'${name}'` : name} [at shop/`,
  );
});
