import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Probe } from "../../lib/services/probe";
import { Volume } from "../../lib/services/volume";
import { newStack } from "../support/stack";
import { IMAGE, newService, ordersOf } from "./new-service";

/** The readiness probes of a service with a sidecar. */
function probesOf(probe: Probe, ofSidecar?: Probe) {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.19.0");
  newService(stack, "orders", {
    port: 9000,
    readinessProbe: probe,
    sidecars: [{ name: "proxy", image: IMAGE, readinessProbe: ofSidecar }],
  });
  return ordersOf(stack).template.containers.map(({ readiness_probe }) => readiness_probe);
}

test("asks each container, and writes what the provider would keep", () => {
  const times = { period_seconds: 10, timeout_seconds: 1, failure_threshold: 3, success_threshold: 2 };
  expect(probesOf(Probe.http("/ready"), Probe.grpc({ port: 9090, service: "proxy" }))).toEqual([
    { http_get: { path: "/ready", port: 9000 }, ...times },
    { grpc: { port: 9090, service: "proxy" }, ...times },
  ]);
});

test("asks as often as it is told", () => {
  const often = { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 1, successThreshold: 3 };
  expect(probesOf(Probe.http("/ready", { ...often, port: 8000 }))).toEqual([
    {
      http_get: { path: "/ready", port: 8000 },
      ...{ period_seconds: 5, timeout_seconds: 2, failure_threshold: 1, success_threshold: 3 },
    },
    undefined,
  ]);
});

test.each<[string, Probe]>([
  ["'readinessProbe' must ask by HTTP or gRPC, got one by TCP", Probe.tcp()],
  [
    "'readinessProbe.initialDelaySeconds' must be left out, because these probes begin after the start, got one",
    Probe.http("/", { initialDelaySeconds: 1 }),
  ],
  [
    "'readinessProbe' must have no headers, because the provider's block has none, got some",
    Probe.http("/", { headers: { "X-Probe": "1" } }),
  ],
  ["'readinessProbe.successThreshold' must be at least 1, got 0", Probe.http("/", { successThreshold: 0 })],
  ["'readinessProbe.failureThreshold' must be at least 1, got 0", Probe.http("/", { failureThreshold: 0 })],
  ["'readinessProbe.port' must be between 1 and 65535, got 0", Probe.http("/", { port: 0 })],
  [
    "'readinessProbe.timeoutSeconds' must not exceed its 'periodSeconds', got 20 and 10",
    Probe.http("/", { timeoutSeconds: 20 }),
  ],
])("is refused: %s", (rule, readinessProbe) => {
  expect(() => newService(newStack(), "orders", { readinessProbe })).toThrow(
    new Error(`${rule} [at shop/orders]`),
  );
});

test("other probes have no successThreshold, and a folder of a volume is a relative path", () => {
  const startupProbe = Probe.http("/", { successThreshold: 2 });
  expect(() => newService(newStack(), "orders", { startupProbe })).toThrow(
    new Error(
      "'startupProbe.successThreshold' must be given for a readiness probe alone, got one [at shop/orders]",
    ),
  );
  const volumes = [{ name: "data", volume: Volume.inMemory(1), mountPath: "/data", subPath: "/images" }];
  expect(() => newService(newStack(), "orders", { volumes })).toThrow(
    new Error("'subPath' must hold relative paths, like 'db-password', got '/images' [at shop/orders]"),
  );
});
