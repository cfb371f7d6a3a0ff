import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { Fn, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Secret } from "../../lib/resources/secret";
import { type CloudRunServiceProps, ExecutionEnvironment } from "../../lib/services/cloud-run-service-props";
import { LaunchStage } from "../../lib/services/launch-stage";
import type { SandboxTemplate } from "../../lib/services/sandbox-template";
import { Volume } from "../../lib/services/volume";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";
import { newJob, report, reportOf, task } from "./new-job";
import {
  container,
  grantsIn,
  IMAGE,
  newService,
  ordersOf,
  resourcesOf,
  service,
  sidecar,
} from "./new-service";

const PYTHON: SandboxTemplate = { name: "python", image: IMAGE };
const BETA = { launchStage: LaunchStage.BETA };

function stackAt(version: string): TerraformStack {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, version);
  return stack;
}

test("a container that starts sandboxes runs in the second execution environment", () => {
  const stack = stackAt("7.43.0");
  newService(stack, "orders", { ...BETA, sandboxLauncher: true });
  resourcesOf(stack);
  expect(ordersOf(stack)).toEqual(
    service(
      { launch_stage: "BETA" },
      {
        execution_environment: "EXECUTION_ENVIRONMENT_GEN2",
        containers: [container({ sandbox_launcher: true })],
      },
    ),
  );
});

test("an empty list of images for sandboxes is none", () => {
  const stack = newStack();
  newService(stack, "orders", { sandboxTemplates: [] });
  resourcesOf(stack);
  expect(ordersOf(stack)).toEqual(service());
});

test("a sidecar starts sandboxes, too", () => {
  const stack = stackAt("7.43.0");
  newService(stack, "orders", {
    ...BETA,
    sidecars: [{ name: "tools", image: IMAGE, sandboxLauncher: true }],
  });
  expect(ordersOf(stack).template).toMatchObject({
    execution_environment: "EXECUTION_ENVIRONMENT_GEN2",
    containers: [container(), sidecar({ name: "tools", sandbox_launcher: true })],
  });
});

test("a job starts sandboxes with a newer provider than a service", () => {
  const define = (version: string) => {
    const stack = stackAt(version);
    newJob(stack, "report", { ...BETA, sandboxLauncher: true });
    return stack;
  };
  const stack = define("8.6.0");
  resourcesOf(stack);
  expect(reportOf(stack)).toEqual(
    report({ launch_stage: "BETA" }, {}, { containers: [task({ sandbox_launcher: true })] }),
  );
  expect(() => resourcesOf(define("7.45.0"))).toThrow(
    "'sandboxLauncher' must not ask for a container of a job that starts sandboxes before google 8.6.0, got google 7.45.0; pin a newer one with GoogleProviderVersion.pin(stack, '8.6.0')",
  );
});

test("what is false asks for no sandboxes", () => {
  const stack = newStack();
  newService(stack, "orders", { sandboxLauncher: false });
  expect(warnings(stack)).toEqual([]);
  resourcesOf(stack);
  expect(ordersOf(stack)).toEqual(service());
});

test("templates of sandboxes are text as it stands, and share the volumes of the containers", () => {
  const stack = stackAt("7.45.0");
  const secret = Secret.fromSecretId(stack, "rules", "rules");
  const rules = { name: "rules", volume: Volume.secret(secret, { rules: secret.version("1") }) };
  const scratch = { name: "scratch", volume: Volume.inMemory(64) };
  newService(stack, "orders", {
    ...BETA,
    sandboxLauncher: true,
    volumes: [{ ...scratch, mountPath: "/scratch" }],
    sandboxTemplates: [
      {
        ...PYTHON,
        command: ["python", "${x}"],
        args: ["%{y}"],
        workingDirectory: "/${z}",
        environment: { GREETING: "${hello}" },
        volumes: [
          { ...scratch, mountPath: "/data", subPath: "python" },
          { ...rules, mountPath: "/rules" },
        ],
      },
      { ...PYTHON, name: "node" },
    ],
  });
  resourcesOf(stack);
  expect(ordersOf(stack).template).toMatchObject({
    sandboxes: {
      templates: [
        {
          name: "python",
          image: IMAGE,
          command: ["python", "$${x}"],
          args: ["%%{y}"],
          working_dir: "/$${z}",
          env: [{ name: "GREETING", value: "$${hello}" }],
          volume_mounts: [
            { name: "scratch", mount_path: "/data", sub_path: "python" },
            { name: "rules", mount_path: "/rules" },
          ],
        },
        { name: "node", image: IMAGE, env: [], volume_mounts: [] },
      ],
    },
    volumes: [{ name: "scratch" }, { name: "rules" }],
  });
  expect(Object.values(grantsIn(stack))).toMatchObject([
    { role: "roles/secretmanager.secretAccessor", secret_id: "rules" },
  ]);
});

test("values that only Terraform knows are taken", () => {
  const stack = stackAt("7.45.0");
  const image = new TerraformVariable(stack, "image", { type: "string" }).stringValue;
  newService(stack, "orders", {
    ...BETA,
    sandboxLauncher: true,
    sandboxTemplates: [{ name: Fn.lower("PYTHON"), image, environment: { A: image } }],
  });
  expect(() => Testing.synth(stack, true)).not.toThrow();
});

test.each<[string, Partial<CloudRunServiceProps>]>([
  [
    "'executionEnvironment' must be GEN2 for a container that starts sandboxes, got GEN1",
    { sandboxLauncher: true, executionEnvironment: ExecutionEnvironment.GEN1 },
  ],
  [
    "'cpu' must come to at least 1 in the second execution environment, got 0.5",
    {
      sandboxLauncher: true,
      cpu: 0.5,
      concurrency: 1,
    },
  ],
  [
    "'sandboxTemplates' must have names that differ, got 'python' twice",
    { sandboxTemplates: [PYTHON, PYTHON] },
  ],
  [
    "'sandboxTemplates.name' must be lower-case letters, digits and hyphens, got 'Python'",
    { sandboxTemplates: [{ ...PYTHON, name: "Python" }] },
  ],
  [
    "'sandboxTemplates.image' must be the name of an image, got 'https://example.com'",
    { sandboxTemplates: [{ ...PYTHON, image: "https://example.com" }] },
  ],
  [
    "'sandboxTemplates.environment' must have names without '=', spaces and control characters, got 'A B'",
    { sandboxTemplates: [{ ...PYTHON, environment: { "A B": "secret" } }] },
  ],
  [
    "'mountPath' must not lie in /dev, /proc or /sys, got '/proc'",
    {
      sandboxTemplates: [
        { ...PYTHON, volumes: [{ name: "a", volume: Volume.inMemory(64), mountPath: "/proc" }] },
      ],
    },
  ],
  [
    "'volumes' must name one volume by one name, got two for 'a'",
    {
      volumes: [{ name: "a", volume: Volume.inMemory(64), mountPath: "/a" }],
      sandboxTemplates: [
        { ...PYTHON, volumes: [{ name: "a", volume: Volume.inMemory(64), mountPath: "/a" }] },
      ],
    },
  ],
])("a service is refused: %s", (rule, props) => {
  expect(() => newService(stackAt("7.45.0"), "orders", { ...BETA, ...props })).toThrow(
    new Error(`${rule} [at shop/orders]`),
  );
});

describe("warnings", () => {
  const STAGE =
    "'launchStage' must be BETA where a container starts sandboxes, which are a preview of Google, got GA";

  test("tell that sandboxes are a preview", () => {
    const stack = stackAt("8.6.0");
    newService(stack, "orders", { sandboxLauncher: true });
    newJob(stack, "report", { sidecars: [{ name: "tools", image: IMAGE, sandboxLauncher: true }] });
    newService(stack, "alpha", { sandboxLauncher: true, launchStage: LaunchStage.ALPHA });
    expect(warnings(stack)).toEqual([`[shop/orders] ${STAGE}`, `[shop/report] ${STAGE}`]);
  });

  test("tell that nothing starts the templates", () => {
    const stack = stackAt("7.45.0");
    newService(stack, "orders", { sandboxTemplates: [PYTHON] });
    expect(warnings(stack)).toEqual([
      "[shop/orders] 'sandboxTemplates' must be given beside 'sandboxLauncher' of a container, which starts them, got them alone",
    ]);
  });
});

test("the resource has the templates where adding a variable writes its containers again", () => {
  const stack = stackAt("7.45.0");
  const orders = newService(stack, "orders", { ...BETA, sandboxLauncher: true, sandboxTemplates: [PYTHON] });
  orders.addEnvironment("LATE", "1");
  expect(orders.node.defaultChild).toBeInstanceOf(CloudRunV2Service);
  expect(ordersOf(stack).template).toMatchObject({
    containers: [container({ env: [{ name: "LATE", value: "1" }], sandbox_launcher: true })],
    sandboxes: { templates: [{ name: "python" }] },
  });
});
