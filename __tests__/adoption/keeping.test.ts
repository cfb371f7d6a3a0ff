import type { App } from "cdktf";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { type Existing, existingFunction, planFor } from "./states";

const ACCOUNT = "gcf-sa@example-project.iam.gserviceaccount.com";

function orders(app: App): void {
  newFunction(newStack(app), "orders");
}

/** The lines of code that keep more existing resources. */
function lines(existing: readonly Existing[], define: (app: App) => void = orders): string[] {
  return planFor(existing, define).keepings.map(
    ({ path, line, keeps }) => `${line} [at ${path}] keeps ${keeps}`,
  );
}

/** A function as a state knows it, with an account and a bucket for its source. */
function fn(values: { account?: string; bucket?: string; builder?: string } = {}): Existing {
  const { account, bucket, builder } = values;
  return [
    "google_cloudfunctions2_function.fn",
    existingFunction("orders", {
      build_config: [
        { service_account: builder ?? null, source: [{ storage_source: [{ bucket: bucket ?? null }] }] },
      ],
      service_config: [{ service_account_email: account ?? null }],
    }),
  ];
}

test("keeps an account of the state by its account id, and any other account by its email", () => {
  const account: Existing = [
    "google_service_account.run_as",
    { project: "example-project", account_id: "gcf-sa", email: ACCOUNT },
  ];
  expect(lines([fn({ account: ACCOUNT }), account])).toEqual([
    'serviceAccount: new ServiceAccount(this, "run-as", { accountId: "gcf-sa" }) [at shop/orders] keeps google_service_account.run_as',
  ]);
  expect(lines([fn({ account: ACCOUNT })])).toEqual([
    `serviceAccount: ServiceAccount.fromServiceAccountEmail(this, "gcf-sa", "${ACCOUNT}") [at shop/orders] keeps ${ACCOUNT}`,
  ]);
});

test("keeps a build account that a user created, but not a default account", () => {
  const builder = `projects/example-project/serviceAccounts/${ACCOUNT}`;
  expect(lines([fn({ builder })])).toEqual([
    `buildServiceAccount: ServiceAccount.fromServiceAccountEmail(this, "gcf-sa", "${ACCOUNT}") [at shop/orders] keeps ${ACCOUNT}`,
  ]);
  expect(
    lines([fn({ builder: "projects/p/serviceAccounts/1-compute@developer.gserviceaccount.com" })]),
  ).toEqual([]);
});

test("keeps a bucket of the state as the source bucket", () => {
  const bucket: Existing = [
    "module.code.google_storage_bucket.this[0]",
    { name: "example-code", location: "US" },
  ];
  expect(lines([fn({ bucket: "example-code" }), bucket])).toEqual([
    'source: FunctionSource.directory(…, { bucket: new SourceBucket(this, "code", { bucketName: "example-code", location: "US" }) }) [at shop/orders] keeps module.code.google_storage_bucket.this[0]',
  ]);
  expect(lines([fn({ bucket: "other-code" }), bucket])).toEqual([]);
});

describe("keeps the name of an existing resource", () => {
  const NAMED = 'name: "function-v2" [at shop/orders] keeps google_cloudfunctions2_function.old';
  const old = (values: object = {}): Existing => [
    "google_cloudfunctions2_function.old",
    existingFunction("function-v2", values),
  ];

  test("if one resource is new and one is left over in a location", () => {
    expect(lines([old()])).toEqual([NAMED]);
    expect(lines([old({ location: "us-central1" })])).toEqual([]);
  });

  test("by the entry point, if there are several", () => {
    const define = (app: App) => {
      const stack = newStack(app);
      newFunction(stack, "orders", { entryPoint: "orders" });
      newFunction(stack, "billing", { entryPoint: "billing" });
    };
    expect(lines([old({ build_config: [{ entry_point: "orders" }] })], define)).toEqual([NAMED]);
    expect(lines([old({ build_config: [{ entry_point: "other" }] })], define)).toEqual([]);
  });
});

test("writes no sensitive value into a line", () => {
  const [address, values] = fn({ account: ACCOUNT });
  const hidden = { email: true, account_id: true, name: true };
  const account: Existing = [
    "google_service_account.run_as",
    { account_id: "gcf-sa", email: ACCOUNT },
    hidden,
  ];
  expect(lines([[address, values, { service_config: [{ service_account_email: true }] }], account])).toEqual(
    [],
  );
});
