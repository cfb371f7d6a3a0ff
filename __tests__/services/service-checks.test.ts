import { TerraformVariable, Testing, Token } from "cdktf";
import {
  Billing,
  type CloudRunServiceProps,
  ExecutionEnvironment,
} from "../../lib/services/cloud-run-service-props";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { TrafficTarget } from "../../lib/services/traffic-target";
import { Volume } from "../../lib/services/volume";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";
import { newService } from "./new-service";

const key = (location: string) =>
  `projects/example-project/locations/${location}/keyRings/main/cryptoKeys/services`;
const connector = (location: string) =>
  VpcAccess.connector(
    `projects/example-project/locations/${location}/connectors/main`,
    VpcEgress.ALL_TRAFFIC,
  );

const ANNOTATIONS = "'annotations' must not be in Google's namespaces, got";
test.each<[string, Partial<CloudRunServiceProps>]>([
  ["'description' must be at most 512 characters, got 513", { description: "d".repeat(513) }],
  ["'description' must be at most 512 characters, got 516", { description: "${x}".repeat(129) }],
  ...["", "a b", "-a", "a/b/c", "%{x}"].map((name): [string, object] => [
    `'annotations' must have keys like 'team' or 'example.com/team', of up to 63 letters, digits, '-', '_' and '.', got '${name}'`,
    { annotations: { [name]: "x" } },
  ]),
  ...["", "a b", "%{x}"].map((audience): [string, object] => [
    `'customAudiences' must hold no spaces and braces, like 'https://orders.example.com', got '${audience}'`,
    { customAudiences: ["https://orders.example.com", audience] },
  ]),
  [
    "'labels.team' must be at most 63 lower-case letters, digits, '_' and '-', got 'Shop'",
    { labels: { team: "Shop" } },
  ],
  ...[
    "run.googleapis.com/launch-stage",
    "cloud.googleapis.com/location",
    "serving.knative.dev/creator",
    "autoscaling.knative.dev/maxScale",
    "eu.run.googleapis.com/x",
  ].map((name): [string, object] => [`${ANNOTATIONS} '${name}'`, { annotations: { [name]: "x" } }]),
  [
    "'memoryMib' must be at least 512 with instance-based billing, got 256",
    { billing: Billing.INSTANCE_BASED, memoryMib: 256 },
  ],
  [
    "'revision' must be one of this service, like 'orders-00007-abc', got 'billing-00007-abc'",
    { traffic: [TrafficTarget.revision("billing-00007-abc", 100)] },
  ],
  [
    "'revision' must be one of this service, like 'orders-00007-abc', got 'orders'",
    { traffic: [TrafficTarget.revision("orders", 100)] },
  ],
  ["'image' must be the name of an image, got 'https://gcr.io/a'", { image: "https://gcr.io/a" }],
  [
    "'name' must not be 'cloudsql' for a volume of another kind, got 'cloudsql'",
    { volumes: [{ name: "cloudsql", volume: Volume.inMemory(64), mountPath: "/cloudsql" }] },
  ],
  ["'concurrency' must be between 1 and 1000, got 0", { concurrency: 0 }],
  ["'concurrency' must be between 1 and 1000, got 1001", { concurrency: 1001 }],
  ["'cpu' must be at least 1 where 'concurrency' is 2, got 0.5", { concurrency: 2, cpu: 0.5 }],
  ["'minInstances' must be at least 0, got -1", { minInstances: -1 }],
  ["'maxInstances' must be at least 1, got 0", { maxInstances: 0 }],
  ["'minInstances' must not exceed 'maxInstances', got 101 and 100", { minInstances: 101 }],
  ["'timeoutSeconds' must be between 1 and 3600, got 0", { timeoutSeconds: 0 }],
  ["'timeoutSeconds' must be between 1 and 3600, got 3601", { timeoutSeconds: 3601 }],
  ["'port' must be between 1 and 65535, got 0", { port: 0 }],
  ["'port' must be a whole number, got 80.5", { port: 80.5 }],
  ["'serviceMinInstances' must be at least 0, got -1", { serviceMinInstances: -1 }],
  ["'manualInstances' must be at least 1, got 0", { manualInstances: 0 }],
  [
    "'manualInstances' must not be given beside 'serviceMinInstances', got both",
    { manualInstances: 2, serviceMinInstances: 1 },
  ],
  [
    "'memoryMib' must be at least 512 in the second execution environment, got 256",
    { executionEnvironment: ExecutionEnvironment.GEN2, memoryMib: 256 },
  ],
  [
    "'invokerIamCheck' must be enforced where IAP guards the service, got it disabled; IAP itself calls the service",
    { iap: true, invokerIamCheck: InvokerIamCheck.disabled("the page is for everyone") },
  ],
  [
    "'kmsKeyName' must be in the service's location asia-northeast1, got one in us-west1",
    { kmsKeyName: key("us-west1") },
  ],
])("a service is refused: %s", (rule, props) => {
  expect(() => newService(newStack(), "orders", props)).toThrow(new Error(`${rule} [at shop/orders]`));
});

const half = { cpu: 0.5, memoryMib: 256 };

test.each<[string, Partial<CloudRunServiceProps>]>([
  ["no instances for all revisions", { serviceMinInstances: 0 }],
  ["a sidecar whose name begins with a digit", { sidecars: [{ name: "1st", image: "proxy" }] }],
  [
    "many requests at a time, with the CPUs of two containers",
    { ...half, concurrency: 80, sidecars: [{ name: "proxy", image: "proxy", ...half }] },
  ],
  [
    "instance-based billing, with the memory of two containers",
    { ...half, billing: Billing.INSTANCE_BASED, sidecars: [{ name: "proxy", image: "proxy", ...half }] },
  ],
  [
    "the second execution environment, with the memory of two containers",
    {
      ...half,
      executionEnvironment: ExecutionEnvironment.GEN2,
      sidecars: [{ name: "proxy", image: "proxy", ...half }],
    },
  ],
  ["a variable of 32 KiB", { environment: { CONFIG: "x".repeat(32 * 1024) } }],
  ["variables with hyphens and dots in their names", { environment: { "MY-VAR": "x", "my.var": "x" } }],
  [
    "what Google reserves in functions alone",
    { environment: { FUNCTION_TARGET: "x", FUNCTION_SIGNATURE_TYPE: "http" } },
  ],
  [
    "a folder with a slash at its end",
    { volumes: [{ name: "otel", volume: Volume.inMemory(1), mountPath: "/etc/otelcol-google/" }] },
  ],
  ["an image of a registry with a port", { image: "localhost:5000/orders:1" }],
])("a service is taken with %s", (_what, props) => {
  const stack = newStack();
  newService(stack, "orders", props);
  expect(() => Testing.synth(stack, true)).not.toThrow();
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  ["512 characters of description", { description: "d".repeat(512) }],
  ["annotations beside Google's", { annotations: { "myrun.googleapis.com/x": "1", plain: "2" } }],
  ["a whole CPU for many requests", { cpu: 1, concurrency: 1000 }],
  ["a part of a CPU for one request", { cpu: 0.08, memoryMib: 128, concurrency: 1 }],
  ["as many instances at least as at most", { minInstances: 100, maxInstances: 100 }],
  [
    "little memory in the first execution environment",
    { executionEnvironment: ExecutionEnvironment.GEN1, memoryMib: 128 },
  ],
  [
    "a key, a connector and a policy where it is",
    {
      location: "us-west1",
      kmsKeyName: key("us-west1"),
      vpcAccess: connector("us-west1"),
      binaryAuthorizationPolicy: "projects/example-project/platforms/cloudRun/production",
    },
  ],
  ["Terraform's own durations", { terraformTimeouts: { create: "1h30m", update: "90s", destroy: "30m" } }],
])("a service may have %s without an error", (_what, props) => {
  const stack = newStack();
  newService(stack, "orders", props);
  expect(warnings(stack)).toEqual([]);
});

test("tokens are not checked", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "x", {});
  const { stringValue, numberValue, listValue } = variable;
  const map = Token.asStringMap(variable.value);
  const props: Partial<CloudRunServiceProps> = {
    name: stringValue,
    location: stringValue,
    description: stringValue,
    labels: map,
    annotations: map,
    concurrency: numberValue,
    cpu: 0.5,
    minInstances: numberValue,
    maxInstances: 1,
    timeoutSeconds: numberValue,
    port: numberValue,
    manualInstances: numberValue,
    customAudiences: listValue,
    memoryMib: numberValue,
    binaryAuthorizationPolicy: stringValue,
    kmsKeyName: stringValue,
    vpcAccess: VpcAccess.connector(stringValue, VpcEgress.ALL_TRAFFIC),
  };
  expect(() => newService(stack, "orders", props)).not.toThrow();
  const second = { ...props, cpu: 1, executionEnvironment: ExecutionEnvironment.GEN2 };
  expect(() => newService(stack, "orders2", { ...second, kmsKeyName: key(stringValue) })).not.toThrow();
  expect(() => newService(stack, "orders3", { serviceMinInstances: numberValue })).not.toThrow();
  expect(warnings(stack)).toEqual([]);
});
