import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { type TerraformStack, Testing } from "cdktf";
import type { Construct } from "constructs";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { byAddress } from "../support/resources";
import { newStack } from "../support/stack";

export const IMAGE = "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1.0.0";
export const SERVICE = "google_cloud_run_v2_service.orders_46FA7C19";
export const SERVICE_ACCOUNT = "google_service_account.orders_service-account_CA78D131";
export const local = (address: string): string => address.slice(address.indexOf(".") + 1);

/** A service of which only the given props matter to a test. */
export function newService(
  scope: Construct,
  id: string,
  props: Partial<CloudRunServiceProps> = {},
): CloudRunService {
  return new CloudRunService(scope, id, {
    image: IMAGE,
    ingress: IngressSettings.ALL,
    deletionProtection: true,
    ...props,
  });
}

interface ServiceJson {
  readonly template: { readonly containers: { readonly [argument: string]: unknown }[] } & {
    readonly [argument: string]: unknown;
  };
  readonly [argument: string]: unknown;
}

/** The service `orders` of a stack, as Terraform gets it. */
export function ordersOf(stack: TerraformStack): ServiceJson {
  return byAddress(stack, CloudRunV2Service)[local(SERVICE)] as ServiceJson;
}

/** That service where it is given props. */
export function ordersWith(
  props: Partial<CloudRunServiceProps> | ((stack: TerraformStack) => Partial<CloudRunServiceProps>),
): ServiceJson {
  const stack = newStack();
  newService(stack, "orders", typeof props === "function" ? props(stack) : props);
  return ordersOf(stack);
}

/** A container with the given arguments, and defaults for all others. */
export const sidecar = (asked: object = {}): object => ({
  image: IMAGE,
  env: [],
  resources: { limits: { cpu: "1", memory: "512Mi" }, cpu_idle: true, startup_cpu_boost: false },
  volume_mounts: [],
  ...asked,
});

/** The container that takes requests. */
export const container = (asked: object = {}): object =>
  sidecar({ ports: { name: "http1", container_port: 8080 }, startup_probe: startupProbe(8080), ...asked });

/** Cloud Run's own probe at start-up. */
export const startupProbe = (port: number | string): object => ({
  tcp_socket: { port },
  initial_delay_seconds: 0,
  period_seconds: 240,
  timeout_seconds: 240,
  failure_threshold: 1,
});

/** The service `orders` with the given arguments, and those of its template. */
export const service = (asked: object = {}, ofTemplate: object = {}): object => ({
  name: "orders",
  project: "example-project",
  location: "asia-northeast1",
  ingress: "INGRESS_TRAFFIC_ALL",
  deletion_protection: true,
  launch_stage: "GA",
  scaling: { min_instance_count: 0 },
  traffic: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }],
  template: {
    service_account: `\${${SERVICE_ACCOUNT}.email}`,
    timeout: "300s",
    max_instance_request_concurrency: 80,
    session_affinity: false,
    scaling: { min_instance_count: 0, max_instance_count: 100 },
    containers: [container()],
    ...ofTemplate,
  },
  ...asked,
});

/** Everything a stack defines, by type and name; validations have run. */
export function resourcesOf(stack: TerraformStack): { [type: string]: { [name: string]: unknown } } {
  return (
    JSON.parse(Testing.synth(stack, true)) as { resource: { [type: string]: { [name: string]: unknown } } }
  ).resource;
}

/** All IAM members of a stack, by their addresses. */
export function grantsIn(stack: TerraformStack): { [address: string]: unknown } {
  const policies = Object.entries(resourcesOf(stack)).filter(([type]) => type.includes("_iam_"));
  return Object.fromEntries(
    policies.flatMap(([type, members]) =>
      Object.entries(members).map(([name, member]) => [`${type}.${name}`, member]),
    ),
  );
}
