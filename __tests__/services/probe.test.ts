import { TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import type { ContainerProps } from "../../lib/services/container-props";
import { Probe } from "../../lib/services/probe";
import type { ProbeOptions } from "../../lib/services/probe-options";
import { newStack } from "../support/stack";
import { ordersWith } from "./new-service";

type ContainerProbes = Pick<ContainerProps, "startupProbe" | "livenessProbe">;

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
    "by HTTP with headers of its own",
    Probe.http("/", { headers: { "X-Probe": "${a} b", Host: stringValue } }),
    {
      httpGet: {
        path: "/",
        httpHeaders: [
          { name: "X-Probe", value: "$${a} b" },
          { name: "Host", value: stringValue },
        ],
      },
      ...DEFAULTS,
    },
  ],
  [
    "by gRPC for the health of one service",
    Probe.grpc({ service: "shop.Orders" }),
    { grpc: { service: "shop.Orders" }, ...DEFAULTS },
  ],
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

test.each([1, 300, 3600])("a liveness probe may fail %i times", (failureThreshold) => {
  const config = Probe.http("/alive", { failureThreshold })._configAt(at, "livenessProbe");
  expect(config.failureThreshold).toBe(failureThreshold);
});

test("a liveness probe must fail at least once", () => {
  expect(() => Probe.grpc({ failureThreshold: 0 })._configAt(at, "livenessProbe")).toThrow(
    new Error("'livenessProbe.failureThreshold' must be at least 1, got 0 [at shop/orders]"),
  );
});

describe("a probe without a port", () => {
  const PROBES: [string, ContainerProbes][] = [
    ["startupProbe", { startupProbe: Probe.tcp() }],
    ["startupProbe", { startupProbe: Probe.http("/ready") }],
    ["startupProbe", { startupProbe: Probe.grpc() }],
    ["livenessProbe", { livenessProbe: Probe.http("/alive") }],
    ["livenessProbe", { livenessProbe: Probe.grpc() }],
  ];

  test.each(PROBES)("is refused on a sidecar, which listens elsewhere: %s", (prop, probes) => {
    const sidecars = [{ name: "proxy", image: "proxy", ...probes }];
    expect(() => ordersWith({ port: 3000, sidecars })).toThrow(
      new Error(
        `'${prop}.port' must be given for a sidecar, which has no port for requests, got none; name the port on which it listens [at shop/orders]`,
      ),
    );
  });

  test.each(PROBES)("is taken on the container that receives requests: %s", (_prop, probes) => {
    expect(() => ordersWith({ port: 3000, ...probes })).not.toThrow();
  });
});

describe("where requests come with HTTP/2", () => {
  test.each<[string, ContainerProbes]>([
    ["startupProbe", { startupProbe: Probe.http("/ready") }],
    ["startupProbe", { startupProbe: Probe.http("/ready", { port: 8080 }) }],
    ["livenessProbe", { livenessProbe: Probe.http("/alive") }],
  ])("a probe by HTTP at their port is refused: %s", (prop, probes) => {
    expect(() => ordersWith({ http2: true, ...probes })).toThrow(
      new Error(
        `'${prop}' must not ask by HTTP at the port that receives requests with HTTP/2, got one that does; use Probe.grpc, Probe.tcp or another port [at shop/orders]`,
      ),
    );
  });

  test.each<[string, ContainerProbes]>([
    ["by gRPC", { startupProbe: Probe.grpc(), livenessProbe: Probe.grpc() }],
    ["by TCP", { startupProbe: Probe.tcp() }],
    ["by HTTP at another port", { startupProbe: Probe.http("/ready", { port: 9090 }) }],
  ])("a probe %s is taken", (_how, probes) => {
    const sidecars = [{ name: "proxy", image: "proxy", livenessProbe: Probe.http("/", { port: 9000 }) }];
    expect(() => ordersWith({ http2: true, ...probes, sidecars })).not.toThrow();
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

test.each<[string, { [name: string]: string }]>([
  [
    "'headers' must have names of letters, digits and \"!#$%&'*+-.^_`|~\", like 'X-Probe', got 'X Probe'",
    { "X Probe": "1" },
  ],
  ["'headers.X-Probe' must hold no line breaks, got a value that does", { "X-Probe": "secret\r\nX: 1" }],
])("headers are refused, and their values are not shown: %s", (rule, headers) => {
  expect(() => Probe.http("/", { headers })).toThrow(new Error(rule));
});

test("headers must be known by their names", () => {
  const headers = Token.asStringMap("${var.headers}");
  expect(() => Probe.http("/", { headers })).toThrow(
    new Error("'headers' must be a map whose names are known at synthesis, got a token"),
  );
});
