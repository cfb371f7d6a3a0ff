import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { Probe, type ProbeOptions } from "../../lib/services/probe";
import { newStack } from "../support/stack";
import { ordersWith } from "./new-service";

const stack = newStack();
const at = new Construct(stack, "orders");
const { numberValue } = new TerraformVariable(stack, "n", { type: "number" });
const { stringValue } = new TerraformVariable(stack, "path", { type: "string" });

const DEFAULTS = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 };
const PATIENT = { initialDelaySeconds: 240, periodSeconds: 20, timeoutSeconds: 20, failureThreshold: 12 };
const TOKENS = {
  initialDelaySeconds: numberValue,
  periodSeconds: numberValue,
  timeoutSeconds: numberValue,
  failureThreshold: numberValue,
};

test.each<[string, Probe, object]>([
  ["by HTTP", Probe.http("/ready"), { httpGet: { path: "/ready" }, ...DEFAULTS }],
  [
    "by HTTP at a port",
    Probe.http("/", { port: 9090, ...PATIENT }),
    { httpGet: { path: "/", port: 9090 }, ...PATIENT },
  ],
  ["by TCP at a port", Probe.tcp({ port: 65535, ...PATIENT }), { tcpSocket: { port: 65535 }, ...PATIENT }],
  ["by gRPC", Probe.grpc(), { grpc: {}, ...DEFAULTS }],
  ["by gRPC at a port", Probe.grpc({ port: 1, ...PATIENT }), { grpc: { port: 1 }, ...PATIENT }],
  [
    "with what only Terraform knows",
    Probe.http(stringValue, { port: numberValue, ...TOKENS }),
    { httpGet: { path: stringValue, port: numberValue }, ...TOKENS },
  ],
])("Cloud Run probes a container %s", (_how, probe, config) => {
  expect(probe._configAt(at, "startupProbe")).toEqual(config);
});

test.each<[string, Probe]>([
  ["http_get", Probe.http("/")],
  ["tcp_socket", Probe.tcp()],
  ["grpc", Probe.grpc()],
])("%s without a port probes the port that receives requests", (how, startupProbe) => {
  const [{ startup_probe }] = ordersWith({ port: 3000, startupProbe }).template.containers;
  // Google takes that port, too, where none is written.
  const { port = 3000 } = (startup_probe as { [how: string]: { port?: number } })[how];
  expect(port).toBe(3000);
});

test.each<[keyof ProbeOptions, number, number]>([
  ["port", 1, 65535],
  ["initialDelaySeconds", 0, 240],
  ["periodSeconds", 1, 240],
  ["timeoutSeconds", 1, 240],
  ["failureThreshold", 1, 240],
])("at start-up, '%s' is between %s and %s", (option, min, max) => {
  const config = (value: number) => () => Probe.http("/", { [option]: value })._configAt(at, "startupProbe");
  for (const value of [min - 1, max + 1]) {
    expect(config(value)).toThrow(
      new Error(`'startupProbe.${option}' must be between ${min} and ${max}, got ${value} [at shop/orders]`),
    );
  }
  expect(config(1.5)).toThrow(
    new Error(`'startupProbe.${option}' must be a whole number, got 1.5 [at shop/orders]`),
  );
});

test("a liveness probe may have periods and delays of up to an hour", () => {
  const slow = { initialDelaySeconds: 3600, periodSeconds: 3600, timeoutSeconds: 3600 };
  expect(Probe.grpc(slow)._configAt(at, "livenessProbe")).toEqual({
    grpc: {},
    ...slow,
    failureThreshold: 3,
  });
});

test("a startup probe must not last longer than 240 seconds", () => {
  const asked = Probe.grpc({ periodSeconds: 10, failureThreshold: 25 });
  expect(() => asked._configAt(at, "startupProbe")).toThrow(
    new Error(
      "'startupProbe.failureThreshold' must come to at most 240 seconds with its 'periodSeconds', got 25 times 10 [at shop/orders]",
    ),
  );
  expect(asked._configAt(at, "livenessProbe").failureThreshold).toBe(25);
});

test("the timeout of a probe must not exceed its period", () => {
  expect(() => Probe.grpc({ timeoutSeconds: 11 })._configAt(at, "livenessProbe")).toThrow(
    new Error(
      "'livenessProbe.timeoutSeconds' must not exceed its 'periodSeconds', got 11 and 10 [at shop/orders]",
    ),
  );
});

test("a liveness probe by TCP is refused", () => {
  expect(() => Probe.tcp()._configAt(at, "livenessProbe")).toThrow(
    new Error("'livenessProbe' must ask by HTTP or gRPC, got one by TCP [at shop/orders]"),
  );
});

test.each(["", "ready", "/not ready", "https://example.com/ready", "/%{ready}"])(
  "the path '%s' is refused",
  (path) => {
    expect(() => Probe.http(path)).toThrow(
      new Error(`'path' must begin with '/' and hold no spaces and braces, got '${path}'`),
    );
  },
);
