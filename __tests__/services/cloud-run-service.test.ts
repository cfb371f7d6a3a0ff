import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { TerraformLocal, type TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { ProjectServices } from "../../lib/core/project-services";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { GoogleService } from "../../lib/invocation/google-service";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { LaunchStage } from "../../lib/services/launch-stage";
import { TrafficTarget } from "../../lib/services/traffic-target";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import {
  container,
  local,
  newService,
  ordersOf,
  ordersWith,
  resourcesOf,
  SERVICE,
  service,
  SERVICE_ACCOUNT,
} from "./new-service";

const OPS = Principal.group("ops@example.com");
const ACCOUNT = {
  account_id: "orders-run",
  description: "Runs the Cloud Run service orders",
  lifecycle: { create_before_destroy: true },
  project: "example-project",
};
const INVOKER = {
  name: `\${${SERVICE}.name}`,
  project: "example-project",
  location: "asia-northeast1",
  role: "roles/run.invoker",
  member: "group:ops@example.com",
  lifecycle: { replace_triggered_by: [`${SERVICE}.id`] },
};

test("the minimal service is all of these resources, and no other", () => {
  const stack = newStack();
  const orders = newService(stack, "orders");
  expect(resourcesOf(stack)).toEqual({
    google_cloud_run_v2_service: { [local(SERVICE)]: service() },
    google_service_account: { [local(SERVICE_ACCOUNT)]: ACCOUNT },
  });
  expect(warnings(stack)).toEqual([expect.stringMatching(/\(no-callers\)$/)]);
  expect(orders.node.defaultChild?.node.path).toBe("shop/orders/Resource");
});

const POLICY = "projects/example-project/platforms/cloudRun/production";

test.each<[string, Partial<CloudRunServiceProps>, object]>([
  ["a name of its own", { name: "orders-v2" }, { name: "orders-v2" }],
  [
    "a description, which is data",
    { description: "takes ${orders} %{of} the shop" },
    { description: "takes $${orders} %%{of} the shop" },
  ],
  ["deletion open", { deletionProtection: false }, { deletion_protection: false }],
  ["features in preview", { launchStage: LaunchStage.BETA }, { launch_stage: "BETA" }],
  [
    "audiences of its own",
    { customAudiences: ["https://orders.example.com", "orders"] },
    { custom_audiences: ["https://orders.example.com", "orders"] },
  ],
  [
    "the project's Binary Authorization policy",
    { binaryAuthorizationPolicy: "default" },
    { binary_authorization: { use_default: true } },
  ],
  [
    "a Binary Authorization policy",
    { binaryAuthorizationPolicy: POLICY },
    { binary_authorization: { policy: POLICY } },
  ],
  ["labels", { labels: { team: "shop" } }, { labels: { team: "shop" } }],
  [
    "annotations, whose values are data",
    { annotations: { "example.com/cost-center": "42", "example.com/note": "${HOME} %{x}" } },
    { annotations: { "example.com/cost-center": "42", "example.com/note": "$${HOME} %%{x}" } },
  ],
  ["instances for all revisions", { serviceMinInstances: 2 }, { scaling: { min_instance_count: 2 } }],
  [
    "a fixed number of instances",
    { manualInstances: 3 },
    { scaling: { scaling_mode: "MANUAL", manual_instance_count: 3, min_instance_count: 0 } },
  ],
  [
    "shares of the traffic",
    { traffic: [TrafficTarget.latest(90), TrafficTarget.revision("orders-00007-abc", 10, { tag: "old" })] },
    {
      traffic: [
        { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 90 },
        {
          type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION",
          revision: "orders-00007-abc",
          percent: 10,
          tag: "old",
        },
      ],
    },
  ],
  [
    "patience",
    { terraformTimeouts: { create: "30m", update: "1h30m", destroy: "90s" } },
    { timeouts: { create: "30m", update: "1h30m", delete: "90s" } },
  ],
  ["the check of invokers on", { invokerIamCheck: InvokerIamCheck.ENFORCED }, {}],
])("a service may have %s", (_what, props, written) => {
  expect(ordersWith(props)).toEqual(service(written));
});

test.each<[IngressSettings, string]>([
  [IngressSettings.ALL, "INGRESS_TRAFFIC_ALL"],
  [IngressSettings.INTERNAL, "INGRESS_TRAFFIC_INTERNAL_ONLY"],
  [IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING, "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"],
])("the ingress settings %s are written as Cloud Run spells them", (ingress, written) => {
  const stack = newStack();
  expect(newService(stack, "orders", { ingress }).ingress).toBe(ingress);
  expect(ordersOf(stack)).toEqual(service({ ingress: written }));
});

test("a service in another project has its account and its invokers there, and a location is in the account's id", () => {
  const stack = newStack();
  const place = { project: "other-project", location: "us-west1" };
  newService(stack, "orders", place).grantInvoke(OPS);
  expect(resourcesOf(stack)).toEqual({
    google_cloud_run_v2_service: { [local(SERVICE)]: service(place) },
    google_cloud_run_v2_service_iam_member: {
      "orders_roles--runinvokergroupopsexamplecom_B04C31A2": { ...INVOKER, ...place },
    },
    google_service_account: {
      [local(SERVICE_ACCOUNT)]: {
        ...ACCOUNT,
        account_id: "orders-us-west1-run",
        project: "other-project",
      },
    },
  });
});

test("a service runs as the account it is given, and makes none", () => {
  const stack = newStack();
  const email = "orders@example-project.iam.gserviceaccount.com";
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "account", email);
  const orders = newService(stack, "orders", { serviceAccount });
  expect([orders.serviceAccount, orders.member]).toEqual([serviceAccount, `serviceAccount:${email}`]);
  expect(ordersOf(stack)).toEqual(service({}, { service_account: email }));
  expect(all(stack, ServiceAccountResource)).toEqual([]);
});

test("tokens are written unchanged", () => {
  const x = "${var.x}";
  const orders = ordersWith((stack) => {
    const variable = new TerraformVariable(stack, "x", {});
    const { stringValue, numberValue, listValue } = variable;
    const map = Token.asStringMap(variable.value);
    return {
      name: stringValue,
      project: stringValue,
      location: stringValue,
      description: `costs \${5}, ${stringValue}`,
      labels: map,
      annotations: map,
      customAudiences: listValue,
      binaryAuthorizationPolicy: stringValue,
      kmsKeyName: stringValue,
      manualInstances: numberValue,
      traffic: [TrafficTarget.latest(numberValue, { tag: stringValue })],
    };
  });
  expect(orders).toEqual(
    service(
      {
        name: x,
        project: x,
        location: x,
        description: `costs $\${5}, ${x}`,
        labels: x,
        annotations: x,
        custom_audiences: x,
        binary_authorization: { policy: x },
        scaling: { scaling_mode: "MANUAL", manual_instance_count: x, min_instance_count: 0 },
        traffic: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: x, tag: x }],
      },
      { encryption_key: x },
    ),
  );
});

test("the URL, the audience and the name of a service are references to its resource", () => {
  const stack = newStack();
  const { uri, audience, serviceName, location, project, curlCommand } = newService(stack, "orders");
  new TerraformLocal(stack, "read", { uri, audience, serviceName, location, project, curlCommand });
  const { locals } = JSON.parse(Testing.synth(stack, true)) as { locals: { read: object } };
  expect(locals.read).toEqual({
    uri: `\${${SERVICE}.uri}`,
    audience: `\${${SERVICE}.uri}`,
    serviceName: `\${${SERVICE}.name}`,
    location: "asia-northeast1",
    project: "example-project",
    curlCommand: `curl -H "Authorization: Bearer $(gcloud auth print-identity-token)" \${${SERVICE}.uri}`,
  });
});

describe("who may call", () => {
  const members = (stack: TerraformStack) => all(stack, CloudRunV2ServiceIamMember);

  test("gets one member in the service's own policy, which is replaced with the service", () => {
    const stack = newStack();
    const orders = newService(stack, "orders");
    expect(members(stack)).toEqual([]);
    expect(orders.grantInvoke(OPS)).toBe(orders.grantInvoke(OPS));
    expect(members(stack)).toEqual([INVOKER]);
  });

  test("may get the narrower role, or a role for developers", () => {
    const stack = newStack();
    const orders = newService(stack, "orders");
    orders.grantInvoke(OPS, { role: Role.RUN_SERVICES_INVOKER });
    orders.grant(Role.RUN_DEVELOPER, OPS);
    expect(members(stack)).toEqual([
      { ...INVOKER, role: "roles/run.developer" },
      { ...INVOKER, role: "roles/run.servicesInvoker" },
    ]);
  });

  test.each([
    [
      Role.CLOUD_FUNCTIONS_DEVELOPER,
      "be one that the allow policy here honours, like 'roles/run.viewer', got 'roles/cloudfunctions.developer'",
    ],
    [Role.RUN_INVOKER, "not be one that lets callers in, got 'roles/run.invoker'; use grantInvoke"],
  ])("must not get the developer role %s", (role, rule) => {
    const orders = newService(newStack(), "orders");
    expect(() => orders.grant(role, OPS)).toThrow(new Error(`'role' must ${rule} [at shop/orders]`));
  });

  test("may be another service, which calls from the internet unless all its egress goes through the VPC", () => {
    const stack = newStack();
    const orders = newService(stack, "orders", { ingress: IngressSettings.INTERNAL });
    const direct = (egress: VpcEgress) => VpcAccess.direct({ network: "shop", egress });
    const outside = newService(stack, "outside", { vpcAccess: direct(VpcEgress.PRIVATE_RANGES_ONLY) });
    const inside = newService(stack, "inside", { vpcAccess: direct(VpcEgress.ALL_TRAFFIC) });
    const byZone =
      " or give 'callsBy: NetworkPath.VPC' where a private DNS zone leads run.app into the VPC network,";
    for (const caller of [outside, newService(stack, "online"), newFunction(stack, "function")]) {
      const other = caller === outside ? byZone : "";
      expect(() => orders.grantInvoke(caller)).toThrow(
        new Error(
          `'ingress' must admit the internet, by which ${caller.node.path} calls, got INTERNAL; give ${caller.node.path} a 'vpcAccess' with VpcEgress.ALL_TRAFFIC,${other} or use IngressSettings.ALL and keep IAM as the lock [at shop/orders]`,
        ),
      );
    }
    orders.grantInvoke(inside);
    const member = "${google_service_account.inside_service-account_8FD0969D.member}";
    expect(members(stack)).toEqual([{ ...INVOKER, member }]);
  });
});

describe("the disabled check of invokers", () => {
  const invokerIamCheck = InvokerIamCheck.disabled("the home page costs ${nothing}");

  test("is written with its reason, which stays in the output", () => {
    const app = newApp();
    newService(newStack(app), "orders", { invokerIamCheck });
    app.synth();
    const path = join(app.outdir, "stacks", "shop", "cdk.tf.json");
    const { resource } = JSON.parse(readFileSync(path, "utf8")) as {
      resource: { google_cloud_run_v2_service: object; google_cloud_run_v2_service_iam_member?: object };
    };
    expect(resource.google_cloud_run_v2_service).toEqual({
      [local(SERVICE)]: {
        ...service({ invoker_iam_disabled: true }),
        "//": {
          metadata: { path: "shop/orders/Resource", uniqueId: local(SERVICE) },
          reason: "the home page costs $${nothing}",
        },
      },
    });
    expect(resource.google_cloud_run_v2_service_iam_member).toBeUndefined();
  });

  test("lets nobody be granted a role", () => {
    const stack = newStack();
    const orders = newService(stack, "orders", { invokerIamCheck });
    expect(() => orders.grantInvoke(OPS)).toThrow(
      new Error(
        "'caller' must not be granted where the invoker check is disabled, because the allow policy is not read, got group:ops@example.com [at shop/orders]",
      ),
    );
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([]);
  });
});

describe("a service without its run.app URL", () => {
  const withoutUri = (stack: TerraformStack) => {
    GoogleProviderVersion.pin(stack, "7.6.0");
    return newService(stack, "orders", { defaultUriDisabled: true });
  };
  const refusal = (caller: string) =>
    new Error(
      `'defaultUriDisabled' must be false where a Google service calls, got true for ${caller}, which calls the run.app URL [at shop/orders]`,
    );

  test("is called by no job, no queue and no other Google service", () => {
    const stack = newStack();
    const target = withoutUri(stack);
    expect(
      () => new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Etc/UTC", target }),
    ).toThrow(refusal("shop/nightly"));
    expect(() => new TaskQueue(stack, "tasks", { target })).toThrow(refusal("shop/tasks"));
    expect(() => target.grantInvoke(GoogleService.WORKFLOWS.callingAs(OPS))).toThrow(
      refusal("group:ops@example.com"),
    );
  });

  test("is called by people and by what goes through a load balancer", () => {
    const stack = newStack();
    const target = withoutUri(stack);
    target.grantInvoke(OPS);
    target.grantInvoke(newFunction(stack, "reports"));
    expect(all(stack, CloudRunV2ServiceIamMember)).toHaveLength(2);
  });
});

describe("a prop that needs a newer provider", () => {
  const FEATURES: [string, Partial<CloudRunServiceProps>, object, string, string][] = [
    [
      "defaultUriDisabled",
      { defaultUriDisabled: true },
      { default_uri_disabled: true },
      "a service without its run.app URL",
      "7.6.0",
    ],
    ["iap", { iap: true }, { iap_enabled: true }, "IAP on a Cloud Run service", "7.21.0"],
  ];
  const refusal = (prop: string, name: string, since: string, version: string) =>
    new Error(
      "Validation failed with the following errors:\n" +
        `  [shop/orders/Resource] '${prop}' must not ask for ${name} before google ${since}, got google ${version}; pin a newer one with GoogleProviderVersion.pin(stack, '${since}')\n` +
        "\nIf you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.\n",
    );

  test.each(FEATURES)("is refused if no version is pinned: %s", (prop, props, _written, name, since) => {
    expect(() => ordersWith(props)).toThrow(refusal(prop, name, since, "6.50.0"));
  });

  test.each(FEATURES)("is refused with an older version: %s", (prop, props, _written, name, since) => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, "7.5.9");
    newService(stack, "orders", props);
    expect(() => ordersOf(stack)).toThrow(refusal(prop, name, since, "7.5.9"));
  });

  test.each(FEATURES)("is written with a newer version: %s", (_prop, props, written, _name, since) => {
    for (const pinnedFirst of [true, false]) {
      const stack = newStack();
      if (pinnedFirst) GoogleProviderVersion.pin(stack, since);
      newService(stack, "orders", props);
      if (!pinnedFirst) GoogleProviderVersion.pin(stack, since);
      expect(ordersOf(stack)).toEqual(service(written));
    }
  });

  test.each(FEATURES)("needs no newer version if it is false: %s", (prop) => {
    expect(ordersWith({ [prop]: false })).toEqual(service());
  });

  test("changes nothing if it is not given, with any version", () => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, "7.45.0");
    newService(stack, "orders");
    expect(ordersOf(stack)).toEqual(service({}, { containers: [container()] }));
  });
});

test.each([
  ["run.googleapis.com", {}],
  ["run.googleapis.com, iap.googleapis.com", { iap: true }],
])("the service waits for %s, where the stack enables APIs", (apis, props) => {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.45.0");
  newService(stack, "orders", props);
  new ProjectServices(stack, "apis");
  const enabled = Object.entries(byAddress(stack, { tfResourceType: "google_project_service" }));
  const waitedFor = ordersOf(stack).depends_on as string[];
  const names = waitedFor.map((address) => enabled.find(([name]) => address.endsWith(`.${name}`))?.[1]);
  expect(names.map((resource) => (resource as { service: string }).service)).toEqual(apis.split(", "));
});
