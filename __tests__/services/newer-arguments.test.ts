import { Testing } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";
import { newService, ordersOf, service } from "./new-service";

test.each<[string, Partial<CloudRunServiceProps>, object]>([
  [
    "7.0.0",
    { serviceMinInstances: 1, serviceMaxInstances: 20 },
    service({ scaling: { min_instance_count: 1, max_instance_count: 20 } }),
  ],
  [
    "7.1.0",
    { regions: ["europe-west1", "us-central1"] },
    service({ location: "global", multi_region_settings: { regions: ["europe-west1", "us-central1"] } }),
  ],
  ["7.7.0", { healthCheckDisabled: true }, service({}, { health_check_disabled: true })],
  [
    "8.6.0",
    { cpuUtilization: 0.95, concurrencyUtilization: 0.1 },
    service(
      {},
      {
        scaling: {
          min_instance_count: 0,
          max_instance_count: 100,
          cpu_utilization: 0.95,
          concurrency_utilization: 0.1,
        },
      },
    ),
  ],
  ["7.6.0", { defaultUriDisabled: true }, service({ default_uri_disabled: true })],
])("google %s has what a service asks of it", (version, props, written) => {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, version);
  newService(stack, "orders", props);
  expect(ordersOf(stack)).toEqual(written);
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  [
    "'serviceMaxInstances' must not ask for a maximum of instances for all revisions of a service before google 7.0.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.0.0')",
    { serviceMaxInstances: 20 },
  ],
  [
    "'regions' must not ask for a service in several regions before google 7.1.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.1.0')",
    { regions: ["europe-west1", "us-central1"] },
  ],
  [
    "'cpuUtilization' must not ask for targets of utilization before google 8.6.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '8.6.0')",
    { cpuUtilization: 0.5 },
  ],
  [
    "'concurrencyUtilization' must not ask for targets of utilization before google 8.6.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '8.6.0')",
    { concurrencyUtilization: 0 },
  ],
  [
    "'healthCheckDisabled' must not ask for a deployment without a health check before google 7.7.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.7.0')",
    { healthCheckDisabled: true },
  ],
])("the bindings' version does not have it: %s", (rule, props) => {
  const stack = newStack();
  newService(stack, "orders", props);
  expect(() => Testing.synth(stack, true)).toThrow(rule);
});

test("a target of utilization has no effect on a fixed number of instances", () => {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "8.6.0");
  newService(stack, "orders", { manualInstances: 2, cpuUtilization: 0.5 });
  expect(warnings(stack)).toEqual([
    "[shop/orders] 'cpuUtilization' must be left out where 'manualInstances' is given, because the number of instances is fixed, got both",
  ]);
});

test("what is false asks for nothing newer", () => {
  const stack = newStack();
  newService(stack, "orders", { healthCheckDisabled: false, defaultUriDisabled: false, iap: false });
  expect(ordersOf(stack)).toEqual(service());
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  ["'serviceMaxInstances' must be at least 1, got 0", { serviceMaxInstances: 0 }],
  [
    "'serviceMinInstances' must not exceed 'serviceMaxInstances', got 3 and 2",
    { serviceMinInstances: 3, serviceMaxInstances: 2 },
  ],
  ["'cpuUtilization' must be between 0.1 and 0.95, or 0 for no target, got 0.09", { cpuUtilization: 0.09 }],
  ["'cpuUtilization' must be between 0.1 and 0.95, or 0 for no target, got 60", { cpuUtilization: 60 }],
  [
    "'concurrencyUtilization' must be between 0.1 and 0.95, or 0 for no target, got 0.96",
    { concurrencyUtilization: 0.96 },
  ],
  [
    "'concurrencyUtilization' must not be 0 where 'cpuUtilization' is 0, got both",
    { cpuUtilization: 0, concurrencyUtilization: 0 },
  ],
  [
    "'manualInstances' must not be given beside 'serviceMaxInstances', got both",
    { manualInstances: 2, serviceMaxInstances: 2 },
  ],
])("a service is refused: %s", (rule, props) => {
  expect(() => newService(newStack(), "orders", props)).toThrow(new Error(`${rule} [at shop/orders]`));
});
