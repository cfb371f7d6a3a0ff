import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { Probe } from "../../lib/services/probe";
import { newStack } from "../support/stack";
import { container, IMAGE, newService, ordersWith, sidecar } from "./new-service";

const startupProbe = Probe.tcp({ port: 9000 });
const proxy = { name: "proxy", image: IMAGE };
const TCP = {
  tcp_socket: { port: 9000 },
  initial_delay_seconds: 0,
  period_seconds: 10,
  timeout_seconds: 1,
  failure_threshold: 3,
};

test("the container that takes requests starts after a sidecar", () => {
  const { template } = ordersWith({ startsAfter: ["proxy"], sidecars: [{ ...proxy, startupProbe }] });
  expect(template.containers).toEqual([
    container({ depends_on: ["proxy"] }),
    sidecar({ name: "proxy", startup_probe: TCP }),
  ]);
});

test("a sidecar starts after the container that takes requests, which is always probed", () => {
  const { template } = ordersWith({
    containerName: "app",
    sidecars: [{ ...proxy, startsAfter: ["app"] }],
  });
  expect(template.containers).toEqual([
    container({ name: "app" }),
    sidecar({ name: "proxy", depends_on: ["app"] }),
  ]);
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  ["'startsAfter' must name other containers of the service, got 'proxy'", { startsAfter: ["proxy"] }],
  [
    "'startsAfter' must name other containers of the service, got 'app'",
    { containerName: "app", startsAfter: ["app"] },
  ],
  [
    "'startsAfter' must name sidecars with a 'startupProbe', by which they have started, got 'proxy'",
    { startsAfter: ["proxy"], sidecars: [proxy] },
  ],
  [
    "'startsAfter' must lead back to no container, got 'app' after 'proxy' after 'app'",
    {
      containerName: "app",
      startsAfter: ["proxy"],
      sidecars: [{ ...proxy, startupProbe, startsAfter: ["app"] }],
    },
  ],
  [
    "'containerName' must not be that of a sidecar, got 'proxy'",
    { containerName: "proxy", sidecars: [proxy] },
  ],
  [
    "'containerName' must be lower-case letters, digits and hyphens, got 'The App'",
    { containerName: "The App" },
  ],
])("a service is refused: %s", (rule, props) => {
  expect(() => newService(newStack(), "orders", props)).toThrow(new Error(`${rule} [at shop/orders]`));
});
