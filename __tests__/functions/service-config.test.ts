import { TerraformStack } from "cdktf";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { serviceConfigOf } from "../../lib/functions/service-config";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Secret } from "../../lib/resources/secret";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newApp } from "../support/stack";

const at = new TerraformStack(newApp(), "shop");
const email = "orders@example-project.iam.gserviceaccount.com";
const account = ServiceAccount.fromServiceAccountEmail(at, "account", email);

function config(props: Partial<CloudRunFunctionProps> = {}) {
  // The service does not depend on how the function is built.
  const all = { ingress: IngressSettings.ALL, ...props } as CloudRunFunctionProps;
  return serviceConfigOf(at, all, account);
}

const MINIMAL = {
  serviceAccountEmail: email,
  ingressSettings: "ALLOW_ALL",
  allTrafficOnLatestRevision: true,
  timeoutSeconds: 60,
  availableMemory: "256Mi",
  availableCpu: "0.1666",
  maxInstanceRequestConcurrency: 1,
  minInstanceCount: 0,
  maxInstanceCount: 100,
  environmentVariables: { LOG_EXECUTION_ID: "true" },
};

test("the defaults are written, so that neither Google nor the provider chooses", () => {
  expect(config()).toEqual(MINIMAL);
});

test.each([
  [IngressSettings.ALL, "ALLOW_ALL"],
  [IngressSettings.INTERNAL, "ALLOW_INTERNAL_ONLY"],
  [IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING, "ALLOW_INTERNAL_AND_GCLB"],
])("the ingress settings %s have the value that functions use", (ingress, ingressSettings) => {
  expect(config({ ingress })).toEqual({ ...MINIMAL, ingressSettings });
});

test.each([1025, 2048, 4096])("the CPUs that go with %i MiB are enough for many requests", (memoryMib) => {
  expect(config({ memoryMib, concurrency: 80 }).maxInstanceRequestConcurrency).toBe(80);
});

test.each([undefined, 256, 1024])("the CPUs that go with %p MiB are not enough", (memoryMib) => {
  expect(() => config({ memoryMib, concurrency: 80 })).toThrow(
    new Error("'cpu' must be at least 1 where 'concurrency' is 80, got undefined [at shop]"),
  );
});

test("the service has every setting of the caller", () => {
  const secret = Secret.fromSecretId(at, "db", "db-password", { project: "vault" });
  const connector = "projects/example-project/locations/asia-northeast1/connectors/main";
  expect(
    config({
      environment: { MODE: "test" },
      timeoutSeconds: 3600,
      memoryMib: 4096,
      cpu: 4,
      concurrency: 1000,
      minInstances: 1,
      maxInstances: 2,
      secretEnvironment: { DB: secret.version("1") },
      secretVolumes: [{ secret, mountPath: "/db" }],
      vpcAccess: VpcAccess.connector(connector, VpcEgress.ALL_TRAFFIC),
      binaryAuthorizationPolicy: "default",
    }),
  ).toEqual({
    ...MINIMAL,
    timeoutSeconds: 3600,
    availableMemory: "4096Mi",
    availableCpu: "4",
    maxInstanceRequestConcurrency: 1000,
    minInstanceCount: 1,
    maxInstanceCount: 2,
    environmentVariables: { LOG_EXECUTION_ID: "true", MODE: "test" },
    secretEnvironmentVariables: [{ key: "DB", secret: "db-password", projectId: "vault", version: "1" }],
    secretVolumes: [
      {
        mountPath: "/db",
        secret: "db-password",
        projectId: "vault",
        versions: [{ path: "db-password", version: "latest" }],
      },
    ],
    vpcConnector: connector,
    vpcConnectorEgressSettings: "ALL_TRAFFIC",
    binaryAuthorizationPolicy: "default",
  });
});

const trigger = { bind: () => ({}) } as never;

test.each([
  ["an HTTP function", {}, 3600, "between 1 and 3600"],
  ["an event-driven function", { trigger }, 540, "between 1 and 540 for an event-driven function"],
])("the timeout of %s has a limit", (_title, props, limit, bounds) => {
  for (const timeoutSeconds of [1, limit]) {
    expect(config({ ...props, timeoutSeconds })).toEqual({ ...MINIMAL, timeoutSeconds });
  }
  for (const timeoutSeconds of [0, -1, limit + 1]) {
    expect(() => config({ ...props, timeoutSeconds })).toThrow(
      new Error(`'timeoutSeconds' must be ${bounds}, got ${timeoutSeconds} [at shop]`),
    );
  }
  for (const timeoutSeconds of [1.5, NaN]) {
    expect(() => config({ ...props, timeoutSeconds })).toThrow(
      new Error(`'timeoutSeconds' must be a whole number, got ${timeoutSeconds} [at shop]`),
    );
  }
});

test("the default timeout of an event-driven function is checked", () => {
  expect(config({ trigger })).toEqual(MINIMAL);
});

test("sizes and variables are checked", () => {
  expect(() => config({ memoryMib: 64 })).toThrow(
    new Error("'memoryMib' must be between 128 and 32768, got 64 [at shop]"),
  );
  expect(() => config({ environment: { PORT: "80" } })).toThrow(
    new Error("'environment' must not set a variable that Google sets itself, got 'PORT' [at shop]"),
  );
});
