import { Testing } from "cdktf";
import { Billing, type CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { Gpu } from "../../lib/services/gpu";
import { newStack } from "../support/stack";
import { container, IMAGE, newService, ordersWith, service, sidecar } from "./new-service";

const INSTANCES = { billing: Billing.INSTANCE_BASED };
const L4 = { gpu: Gpu.NVIDIA_L4, cpu: 4, memoryMib: 16384 };

function resources(cpu: string, memory: string, others: object = {}): object {
  return { limits: { cpu, memory, ...others }, cpu_idle: false, startup_cpu_boost: false };
}
const WITH_GPU = { "nvidia.com/gpu": "1" };

test.each<[string, Gpu, number, number, string]>([
  ["an L4", Gpu.NVIDIA_L4, 4, 16384, "nvidia-l4"],
  ["an RTX PRO 6000", Gpu.NVIDIA_RTX_PRO_6000, 20, 81920, "nvidia-rtx-pro-6000"],
  ["another one by its name", Gpu.of("nvidia-h100-80gb"), 3, 100, "nvidia-h100-80gb"],
])("the container that takes requests has %s", (_what, gpu, cpu, memoryMib, accelerator) => {
  const given = Math.max(memoryMib, 1024);
  expect(ordersWith({ ...INSTANCES, gpu, cpu, memoryMib: given })).toEqual(
    service(
      {},
      {
        node_selector: { accelerator },
        containers: [container({ resources: resources(String(cpu), `${given}Mi`, WITH_GPU) })],
      },
    ),
  );
});

test.each([true, false])("instances with a GPU run in several zones: %s", (gpuZonalRedundancy) => {
  const { template } = ordersWith({ ...INSTANCES, ...L4, gpuZonalRedundancy });
  expect(template.gpu_zonal_redundancy_disabled).toBe(!gpuZonalRedundancy);
});

test("a sidecar can have the GPU instead", () => {
  const { template } = ordersWith({ ...INSTANCES, sidecars: [{ name: "model", image: IMAGE, ...L4 }] });
  expect(template.node_selector).toEqual({ accelerator: "nvidia-l4" });
  expect(template.containers).toEqual([
    container({ resources: resources("1", "512Mi") }),
    sidecar({ name: "model", resources: resources("4", "16384Mi", WITH_GPU) }),
  ]);
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  ["'cpu' must be at least 4 for nvidia-l4, got 2", { ...INSTANCES, ...L4, cpu: 2 }],
  ["'cpu' must be a whole number, got 4.5", { ...INSTANCES, ...L4, cpu: 4.5 }],
  ["'memoryMib' must be at least 16384 for nvidia-l4, got 8192", { ...INSTANCES, ...L4, memoryMib: 8192 }],
  ["'billing' must be INSTANCE_BASED where a container has a GPU, got REQUEST_BASED", L4],
  [
    "'gpu' must be given to one container of the service, got 2",
    { ...INSTANCES, ...L4, sidecars: [{ name: "model", image: IMAGE, ...L4 }] },
  ],
  [
    "'gpuZonalRedundancy' must be given beside a 'gpu' of a container, got false alone",
    { ...INSTANCES, gpuZonalRedundancy: false },
  ],
])("a service is refused: %s", (rule, props) => {
  expect(() => newService(newStack(), "orders", props)).toThrow(new Error(`${rule} [at shop/orders]`));
});

test.each(["", "NVIDIA_L4", "nvidia l4", "-l4"])("'%s' is not the name of a GPU", (name) => {
  expect(() => Gpu.of(name)).toThrow(
    new Error(
      `'accelerator' must be lower-case letters, digits and hyphens, like 'nvidia-l4', got '${name}'`,
    ),
  );
});

test("without a GPU, nothing of one is written", () => {
  const stack = newStack();
  newService(stack, "orders");
  expect(Testing.synth(stack)).not.toMatch(/gpu|accelerator/);
});
