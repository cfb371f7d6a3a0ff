import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { DataTerraformRemoteStateLocal, TerraformHclModule, type TerraformStack, Testing } from "cdktf";
import * as everything from "cdktf-cloud-run-functions";
import * as gateways from "cdktf-cloud-run-functions/api-gateway";
import { Construct, DependencyGroup, type IConstruct, type IDependable } from "constructs";
import { answeredDocument, newGatewayStack } from "../api-gateway/gateways";
import { newFunction } from "../support/functions";
import { publicConstructs, WITHOUT_RESOURCES } from "../support/public-constructs";
import { newApp, newStack } from "../support/stack";

const {
  AppEngineApplication,
  AppEngineFirewallRule,
  AppEngineIap,
  AppEngineServiceNetworkSettings,
  AttachmentPoint,
  CloudRunJob,
  CloudRunService,
  DockerRepository,
  FirewallAction,
  GoogleProject,
  IapSettings,
  IapSetupRole,
  IngressSettings,
  InvokeDenyPolicy,
  InvokerBinding,
  Principal,
  ProjectServices,
  PubSubTrigger,
  PushSubscription,
  Role,
  RoleBinding,
  SchedulerJob,
  ServiceAccount,
  ServiceTrigger,
  SourceBucket,
  TaskQueue,
  Topic,
} = everything;
const { ApiGateway, ApiGatewayApi, ApiGatewayApiConfig } = gateways;

/** What each resource waits for, by its address. Runs no validations, as many tests of users do. */
function waits(stack: TerraformStack): { [address: string]: string[] } {
  const { resource = {} } = JSON.parse(Testing.synth(stack)) as {
    resource?: { [type: string]: { [name: string]: { depends_on?: string[] } } };
  };
  return Object.fromEntries(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, { depends_on: after = [] }]) => [`${type}.${name}`, after]),
    ),
  );
}

/** The types of the resources that wait for an address. */
function waitingFor(stack: TerraformStack, address: string): string[] {
  return Object.entries(waits(stack))
    .filter(([, after]) => after.includes(address))
    .map(([waiting]) => waiting.split(".")[0]);
}

const withoutHash = (address: string) => address.replace(/_[0-9A-F]{8}$/, "");
const newTopic = (scope: Construct, id = "first") => new PubsubTopic(scope, id, { name: id });
const target = (stack: TerraformStack) => newFunction(stack, "target");
const ingress = IngressSettings.ALL;

/** A topic that waits. */
const lastTopic = (stack: TerraformStack, ...dependsOn: IDependable[]) =>
  new Topic(stack, "last", { dependsOn });

/** What the topic waits for. */
function lastWaits(stack: TerraformStack): string[] {
  const last = Object.entries(waits(stack)).filter(([address]) =>
    address.startsWith("google_pubsub_topic.last_"),
  );
  expect(last).toHaveLength(1);
  return last[0][1];
}

type Define = (stack: TerraformStack, dependsOn?: IDependable[]) => IConstruct;

/** Each construct that makes resources, and the types of those that wait. */
const CONSTRUCTS: { readonly [name: string]: readonly [Define, ...string[]] } = {
  ApiGateway: [
    (stack, dependsOn) => new ApiGateway(stack, "it", { document: answeredDocument(), dependsOn }),
    "google_api_gateway_gateway",
  ],
  ApiGatewayApi: [
    (stack, dependsOn) => new ApiGatewayApi(stack, "it", { dependsOn }),
    "google_api_gateway_api",
  ],
  ApiGatewayApiConfig: [
    (stack, dependsOn) => {
      const api = ApiGatewayApi.fromApiId(stack, "api", "orders");
      return new ApiGatewayApiConfig(stack, "it", { api, document: answeredDocument(), dependsOn });
    },
    "google_api_gateway_api_config",
  ],
  AppEngineApplication: [
    (stack, dependsOn) => new AppEngineApplication(stack, "it", { location: "asia-northeast1", dependsOn }),
    "google_app_engine_application",
  ],
  AppEngineFirewallRule: [
    (stack, dependsOn) =>
      new AppEngineFirewallRule(stack, "it", {
        ...{ priority: 1, action: FirewallAction.ALLOW, sourceRange: "*", dependsOn },
      }),
    "google_app_engine_firewall_rule",
  ],
  AppEngineIap: [
    (stack, dependsOn) => {
      const iap = new AppEngineIap(stack, "it", { dependsOn });
      iap.grantAccess(Principal.group("ops@example.com"));
      return iap;
    },
    "google_iap_web_type_app_engine_iam_member",
  ],
  AppEngineServiceNetworkSettings: [
    (stack, dependsOn) =>
      new AppEngineServiceNetworkSettings(stack, "it", { service: "default", ingress, dependsOn }),
    "google_app_engine_service_network_settings",
  ],
  CloudRunFunction: [
    (stack, dependsOn) => newFunction(stack, "it", { dependsOn }),
    "google_cloudfunctions2_function",
  ],
  CloudRunJob: [
    (stack, dependsOn) =>
      new CloudRunJob(stack, "it", { image: "nginx", deletionProtection: false, dependsOn }),
    "google_cloud_run_v2_job",
  ],
  CloudRunService: [
    (stack, dependsOn) =>
      new CloudRunService(stack, "it", {
        ...{
          image: "us-docker.pkg.dev/cloudrun/container/hello",
          ingress,
          deletionProtection: false,
          dependsOn,
        },
      }),
    "google_cloud_run_v2_service",
  ],
  DockerRepository: [
    (stack, dependsOn) => new DockerRepository(stack, "images", { dependsOn }),
    "google_artifact_registry_repository",
  ],
  IapSettings: [
    (stack, dependsOn) => new IapSettings(stack, "it", { iap: new AppEngineIap(stack, "iap"), dependsOn }),
    "google_iap_settings",
  ],
  IapSetupRole: [
    (stack, dependsOn) => new IapSetupRole(stack, "it", { dependsOn }),
    "google_project_iam_custom_role",
  ],
  InvokeDenyPolicy: [
    (stack, dependsOn) =>
      new InvokeDenyPolicy(stack, "denial", {
        attachmentPoint: AttachmentPoint.project("example-project"),
        deniedPrincipals: [Principal.group("contractors@example.com")],
        dependsOn,
      }),
    "google_iam_deny_policy",
  ],
  InvokerBinding: [
    (stack, dependsOn) => new InvokerBinding(stack, "it", { target: target(stack), dependsOn }),
    "google_cloud_run_v2_service_iam_binding",
  ],
  ProjectServices: [
    (stack, dependsOn) =>
      new ProjectServices(stack, "it", { additional: ["vision.googleapis.com"], dependsOn }),
    "google_project_service",
  ],
  PushSubscription: [
    (stack, dependsOn) =>
      new PushSubscription(stack, "push", {
        ...{ topic: Topic.fromTopicName(stack, "events", "events"), target: target(stack), dependsOn },
      }),
    "google_pubsub_subscription",
  ],
  RoleBinding: [
    (stack, dependsOn) =>
      new RoleBinding(stack, "it", {
        resource: GoogleProject.of(stack),
        role: Role.LOGGING_LOG_WRITER,
        dependsOn,
      }),
    "google_project_iam_binding",
  ],
  SchedulerJob: [
    (stack, dependsOn) =>
      new SchedulerJob(stack, "it", {
        ...{ schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target: target(stack), dependsOn },
      }),
    "google_cloud_scheduler_job",
  ],
  ServiceAccount: [
    (stack, dependsOn) => new ServiceAccount(stack, "it", { accountId: "it-account", dependsOn }),
    "google_service_account",
  ],
  ServiceTrigger: [
    (stack, dependsOn) =>
      new ServiceTrigger(stack, "trigger", {
        target: target(stack),
        trigger: new PubSubTrigger({ topic: Topic.fromTopicName(stack, "events", "events") }),
        dependsOn,
      }),
    "google_eventarc_trigger",
  ],
  SourceBucket: [(stack, dependsOn) => new SourceBucket(stack, "it", { dependsOn }), "google_storage_bucket"],
  TaskQueue: [
    (stack, dependsOn) => new TaskQueue(stack, "it", { target: target(stack), dependsOn }),
    "google_cloud_tasks_queue",
  ],
  Topic: [(stack, dependsOn) => new Topic(stack, "the-topic", { dependsOn }), "google_pubsub_topic"],
};

test("the table has every construct of the public API", () => {
  // The roles of a deployer are grants, which wait by `node.addDependency`.
  const others = [...WITHOUT_RESOURCES, "DeployerRoles"];
  expect(publicConstructs()).toEqual([...Object.keys(CONSTRUCTS), ...others].sort());
});

describe.each(Object.entries(CONSTRUCTS))("%s", (_, [define, ...types]) => {
  test("waits for a resource that dependsOn names, besides what it waits for anyway", () => {
    const [before, stack] = [newGatewayStack(), newGatewayStack()];
    define(before);
    define(stack, [newTopic(stack)]);
    expect(waitingFor(stack, "google_pubsub_topic.first")).toEqual(types);
    const own = Object.entries(waits(before));
    const added = waits(stack);
    expect(
      own.map(([address]) => [address, added[address].filter((one) => !one.endsWith(".first"))]),
    ).toEqual(own);
  });

  test("waits for what node.addDependency adds", () => {
    const stack = newGatewayStack();
    define(stack).node.addDependency(newTopic(stack));
    expect(waitingFor(stack, "google_pubsub_topic.first")).toEqual(types);
  });

  test("can be waited for, with all that it makes", () => {
    const stack = newGatewayStack();
    const construct = define(stack);
    new Topic(stack, "last", { dependsOn: [construct] });
    const made = construct.node
      .findAll()
      .flatMap((one) => ("terraformResourceType" in one && "lifecycle" in one ? [one.node.path] : []));
    expect(made.length).toBeGreaterThan(0);
    expect(lastWaits(stack)).toHaveLength(made.length);
  });
});

test.each<[string, (stack: TerraformStack) => IDependable, string]>([
  ["a resource of the provider", (stack) => newTopic(stack), "google_pubsub_topic.first"],
  [
    "a data source",
    (stack) => new DataTerraformRemoteStateLocal(stack, "other-state", { path: "other.tfstate" }),
    "data.terraform_remote_state.other-state",
  ],
  [
    "a module",
    (stack) =>
      new TerraformHclModule(stack, "network", { source: "terraform-google-modules/network/google" }),
    "module.network",
  ],
  [
    "a grant",
    (stack) => GoogleProject.of(stack).grant(Role.LOGGING_LOG_WRITER, Principal.group("ops@example.com")),
    "google_project_iam_member.cloud-run-functions_project_roles--logginglogWritergroupopsexamplecom",
  ],
  ["a group of dependencies", (stack) => new DependencyGroup(newTopic(stack)), "google_pubsub_topic.first"],
  ["what has an address", () => ({ fqn: "google_pubsub_topic.elsewhere" }), "google_pubsub_topic.elsewhere"],
])("%s can be waited for", (_, make, address) => {
  const stack = newStack();
  lastTopic(stack, make(stack));
  expect(lastWaits(stack).map(withoutHash)).toEqual([address]);
});

test("what a queue needs to be filled can be waited for: both of its grants", () => {
  const stack = newStack();
  const queue = new TaskQueue(stack, "queue", { target: target(stack) });
  lastTopic(stack, ...queue.grantEnqueue(new ServiceAccount(stack, "filler")));
  expect(lastWaits(stack).map((address) => address.split(".")[0])).toEqual([
    "google_cloud_tasks_queue_iam_member",
    "google_service_account_iam_member",
  ]);
});

test("a grant that an InvokerBinding takes over is waited for at the binding", () => {
  const stack = newStack();
  const fn = target(stack);
  lastTopic(stack, fn.grantInvoke(Principal.group("ops@example.com")));
  new InvokerBinding(stack, "invokers", { target: fn });
  expect(lastWaits(stack)).toEqual([
    expect.stringMatching(/^google_cloud_run_v2_service_iam_binding\.invokers_/),
  ]);
});

test("one API of ProjectServices can be waited for, besides those that are needed anyway", () => {
  const stack = newStack();
  lastTopic(stack, new ProjectServices(stack, "apis").enable("vision.googleapis.com"));
  expect(lastWaits(stack).map(withoutHash).sort()).toEqual([
    "google_project_service.apis_pubsubgoogleapiscom",
    "google_project_service.apis_visiongoogleapiscom",
  ]);
});

test("waits for the APIs that the stack turns out to need later", () => {
  const stack = newStack();
  lastTopic(stack, new ProjectServices(stack, "apis"));
  new ServiceAccount(stack, "later-account");
  expect(lastWaits(stack).map(withoutHash).sort()).toEqual([
    "google_project_service.apis_iamgoogleapiscom",
    "google_project_service.apis_pubsubgoogleapiscom",
  ]);
});

test("waits for what a component makes, also of what it makes later and in nested components", () => {
  const stack = newStack();
  const component = new Construct(stack, "component");
  lastTopic(stack, component);
  newTopic(new Construct(component, "inner"), "deep");
  newTopic(component, "flat");
  expect(lastWaits(stack).map(withoutHash)).toEqual([
    "google_pubsub_topic.component_inner_deep",
    "google_pubsub_topic.component_flat",
  ]);
});

test("waits for each resource once, whoever names it", () => {
  const stack = newStack();
  const first = newTopic(stack);
  const last = lastTopic(stack, first, new DependencyGroup(first));
  last.node.addDependency(first);
  (last.node.defaultChild as PubsubTopic).dependsOn = ["google_pubsub_topic.first"];
  expect(lastWaits(stack)).toEqual(["google_pubsub_topic.first"]);
});

test("keeps its dependencies when the escape hatch replaces the list of its resource", () => {
  const stack = newStack();
  const last = lastTopic(stack, newTopic(stack));
  (last.node.defaultChild as PubsubTopic).dependsOn = ["google_pubsub_topic.other"];
  expect(lastWaits(stack)).toEqual(["google_pubsub_topic.other", "google_pubsub_topic.first"]);
});

test("a grant waits for what node.addDependency adds", () => {
  const stack = newStack();
  const grant = GoogleProject.of(stack).grant(Role.LOGGING_LOG_WRITER, Principal.group("ops@example.com"));
  grant.node.addDependency(newTopic(stack));
  expect(waitingFor(stack, "google_pubsub_topic.first")).toEqual(["google_project_iam_member"]);
});

test("a trigger's dependencies are those of its function", () => {
  const stack = newStack();
  newFunction(stack, "orders", {
    trigger: new PubSubTrigger({ dependsOn: [newTopic(stack)] }),
    dependsOn: [newTopic(stack, "second")],
  });
  expect(waitingFor(stack, "google_pubsub_topic.first")).toEqual(["google_cloudfunctions2_function"]);
  expect(waitingFor(stack, "google_pubsub_topic.second")).toEqual(["google_cloudfunctions2_function"]);
});

test("is written in HCL, too", () => {
  const stack = newStack();
  lastTopic(stack, newTopic(stack));
  expect(Testing.synthHcl(stack)).toMatch(/depends_on = \[\s*"google_pubsub_topic\.first",\s*\]/);
});

test("is complete in each synthesis, also after another one", () => {
  const stack = newStack();
  const component = new Construct(stack, "component");
  lastTopic(stack, component);
  newTopic(component, "early");
  expect(lastWaits(stack).map(withoutHash)).toEqual(["google_pubsub_topic.component_early"]);
  newTopic(component, "late");
  expect(lastWaits(stack).map(withoutHash)).toEqual([
    "google_pubsub_topic.component_early",
    "google_pubsub_topic.component_late",
  ]);
});

describe("refuses", () => {
  test.each<[string, unknown, string]>([
    ["a list", [[]], "a list; spread it, as in [...grants]"],
    ["text", ["google_pubsub_topic.first"], "'google_pubsub_topic.first'"],
    ["an object", [{}], "an object"],
    ["undefined", [undefined], "undefined"],
  ])("%s", (_, dependsOn, told) => {
    expect(() => new Topic(newStack(), "last", { dependsOn: dependsOn as IDependable[] })).toThrow(
      new Error(`'dependsOn' must hold constructs and resources, got ${told} [at shop/last]`),
    );
  });

  test("what is no list", () => {
    const dependsOn = newTopic(newStack()) as unknown as IDependable[];
    expect(() => new Topic(newStack(), "last", { dependsOn })).toThrow(
      new Error("'dependsOn' must be a list, got shop/first; put it into one [at shop/last]"),
    );
  });

  test("what another stack makes", () => {
    const app = newApp();
    const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
    expect(() => lastTopic(shop, newTopic(depot))).toThrow(
      new Error(
        "'dependsOn' must hold what the stack shop makes, got 'depot/first' of depot; let the whole stack wait, with addDependency of the stack [at shop/last]",
      ),
    );
  });

  test("what is in no stack", () => {
    const app = newApp();
    const stack = newStack(app);
    expect(() => lastTopic(stack, new Construct(app, "stray"))).toThrow(
      new Error(
        "'dependsOn' must hold what the stack shop makes, got 'stray' of no stack; let the whole stack wait, with addDependency of the stack [at shop/last]",
      ),
    );
  });

  test("what a construct is part of", () => {
    const component = new Construct(newStack(), "component");
    expect(() => new Topic(component, "last", { dependsOn: [component] })).toThrow(
      new Error(
        "'dependsOn' must not hold the construct itself or what it is part of, got 'shop/component' [at shop/component/last]",
      ),
    );
  });

  test("the construct itself, which only node.addDependency can name", () => {
    const stack = newStack();
    const last = lastTopic(stack);
    last.node.addDependency(last);
    expect(() => waits(stack)).toThrow(
      new Error(
        "'dependsOn' must not hold the construct itself or what it is part of, got 'shop/last' [at shop/last]",
      ),
    );
  });
});
