import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { Fn, TerraformLocal, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import type { SchedulerJobProps } from "../../lib/callers/scheduler-job-props";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { Runtime } from "../../lib/functions/runtime";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { Volume } from "../../lib/services/volume";
import { FunctionSource } from "../../lib/source/function-source";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { StorageTrigger, type StorageTriggerProps } from "../../lib/triggers/storage-trigger";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newStack } from "../support/stack";

const PROPS = {
  runtime: Runtime.NODEJS_22,
  entryPoint: "handler",
  source: FunctionSource.inline({ "index.js": "exports.handler = () => {};" }),
  ingress: IngressSettings.ALL,
};

/** A function with props of any kind, as JavaScript can pass them. */
function newFunction(more: object, stack: Construct = newStack()): CloudRunFunction {
  return new CloudRunFunction(stack, "orders", { ...PROPS, ...more });
}

test.each<[object, string]>([
  [
    { ingres: IngressSettings.INTERNAL },
    "'ingres' must be one of the props of CloudRunFunctionProps, got an unknown name; did you mean 'ingress'?",
  ],
  [
    { tier: "gold" },
    "'tier' must be one of the props of CloudRunFunctionProps, got an unknown name; leave it out",
  ],
  [
    { serviceAccount: "robot@example-project.iam.gserviceaccount.com" },
    "'serviceAccount' must be an IServiceAccount, got a string; use new ServiceAccount(…) or ServiceAccount.fromServiceAccountEmail(…)",
  ],
  [
    { vpcAccess: { egress: VpcEgress.ALL_TRAFFIC } },
    "'vpcAccess' must be a VpcAccess, got an object; use VpcAccess.connector(…) or VpcAccess.direct(…)",
  ],
  [
    { ingress: "ALL" },
    "'ingress' must be one of IngressSettings, because there is no default for a security choice, got a string; use IngressSettings.ALL or IngressSettings.INTERNAL or IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING",
  ],
  [
    { runtime: "nodejs22" },
    "'runtime' must be a Runtime, got a string; use one of Runtime, like Runtime.NODEJS_22",
  ],
  [
    { source: undefined },
    "'source' must be a FunctionSource, got undefined; use FunctionSource.directory('functions/orders')",
  ],
  [{ memoryMib: "512" }, "'memoryMib' must be a number, got a string"],
  [{ memoryMib: null }, "'memoryMib' must be a number, got null"],
  [{ labels: ["team"] }, "'labels' must be an object, got a list"],
  [{ labels: new Map([["team", "shop"]]) }, "'labels' must be an object, got a Map"],
  [{ labels: { team: 7 } }, "'labels.team' must be a string, got a number"],
  [
    { environment: { DB: new URL("https://user:pw@db.example.com/") } },
    "'environment.DB' must be a string, got a URL",
  ],
  [{ environment: { TOKEN: undefined } }, "'environment.TOKEN' must be a string, got undefined"],
  [{ secretVolumes: {} }, "'secretVolumes' must be a list, got an object"],
  [
    { terraformTimeouts: { creates: "5m" } },
    "'terraformTimeouts.creates' must be one of the props of TerraformTimeouts, got an unknown name; did you mean 'create'?",
  ],
  [
    { baseImageUpdates: "SOMETIMES" },
    "'baseImageUpdates' must be a BaseImageUpdates, got a string; use one of AUTOMATIC, ON_DEPLOY",
  ],
])("refuses the props %o", (more, message) => {
  const stack = newStack();
  expect(() => newFunction(more, stack)).toThrow(new Error(`${message} [at shop/orders]`));
  expect(stack.node.tryFindChild("orders")).toBeUndefined();
});

test.each(["nothing", null, 5, ["a"], () => undefined].map((props) => [props]))(
  "refuses %p in the place of all props",
  (props) => {
    expect(
      () => new CloudRunFunction(newStack(), "orders", props as unknown as CloudRunFunctionProps),
    ).toThrow(/^'props' must be a CloudRunFunctionProps, got /);
  },
);

test("refuses arguments of methods, at the construct that has the method or would be made", () => {
  const stack = newStack();
  const orders = newFunction({}, stack);
  const account = new ServiceAccountResource(stack, "account", { accountId: "caller-account" });
  const grant =
    (...args: unknown[]) =>
    () =>
      Reflect.apply(orders.grantInvoke.bind(orders), undefined, args) as unknown;
  const makers = "use Principal.of(…), an account, a function or a service";
  expect(grant("user:ada@example.com")).toThrow(
    new Error(`'caller' must be an IPrincipal, got a string; ${makers} [at shop/orders]`),
  );
  expect(grant()).toThrow(
    new Error(`'caller' must be an IPrincipal, got undefined; ${makers} [at shop/orders]`),
  );
  expect(grant(account)).toThrow(
    new Error(`'caller' must be an IPrincipal, got shop/account; ${makers} [at shop/orders]`),
  );
  expect(grant(orders, { conditions: {} })).toThrow(
    new Error(
      "'conditions' must be one of the props of GrantInvokeOptions, got an unknown name; did you mean 'condition'? [at shop/orders]",
    ),
  );
  expect(() => Secret.fromSecretId(stack, "key", 5 as unknown as string)).toThrow(
    new Error("'secretId' must be a string, got a number [at shop/key]"),
  );
  expect(() => Secret.fromSecretId("stack" as unknown as Construct, "key", "key")).toThrow(
    new Error("'scope' must be a Construct, got a string"),
  );
});

describe("a likely mistake has the line to write in its message", () => {
  const stack = newStack();
  const secret = Secret.fromSecretId(stack, "key", "key");
  const topic = new Topic(stack, "topic");
  const bucket = Bucket.fromBucketName(stack, "files", "example-files");
  const source = FunctionSource.inline({ "index.js": "exports.handler = () => {};" });
  const trigger = (wrong: unknown) => ({ trigger: wrong });
  const IN_ENVIRONMENT = "use 'secretEnvironment' for the value of a secret";
  const ANY_TRIGGER = "use one of the triggers, like new PubSubTrigger(…)";

  test.each<[title: string, props: object, message: string]>([
    [
      "a secret in the place of its version",
      { secretEnvironment: { K: secret } },
      `'secretEnvironment.K' must be a SecretVersion, got shop/key; use the version of the secret, like secret.version("3")`,
    ],
    [
      "a version in the place of its secret",
      { secretVolumes: [{ mountPath: "/key", secret: secret.version("3") }] },
      "'secretVolumes[0].secret' must be an ISecret, got a SecretVersion; use the secret itself",
    ],
    [
      "a secret as a variable",
      { environment: { K: secret } },
      `'environment.K' must be a string, got shop/key; ${IN_ENVIRONMENT}`,
    ],
    [
      "the version of a secret as a variable",
      { environment: { K: secret.version("3") } },
      `'environment.K' must be a string, got a SecretVersion; ${IN_ENVIRONMENT}`,
    ],
    [
      "a topic as a trigger",
      trigger(topic),
      "'trigger' must be a trigger, got shop/topic; use new PubSubTrigger({ topic })",
    ],
    [
      "a bucket as a trigger",
      trigger(bucket),
      "'trigger' must be a trigger, got shop/files; use new StorageTrigger({ bucket })",
    ],
    [
      "a source as a trigger",
      trigger(source),
      `'trigger' must be a trigger, got a PackagedSource; ${ANY_TRIGGER}`,
    ],
    [
      "a volume as a trigger",
      trigger(Volume.inMemory(1)),
      `'trigger' must be a trigger, got an EmptyDirVolume; ${ANY_TRIGGER}`,
    ],
    [
      "a trigger as a source",
      { source: new PubSubTrigger() },
      "'source' must be a FunctionSource, got a PubSubTrigger; use FunctionSource.directory('functions/orders')",
    ],
  ])("%s", (_, props, message) => {
    expect(() => newFunction(props, stack)).toThrow(new Error(`${message} [at shop/orders]`));
  });

  test("a job as a target", () => {
    const target = CloudRunJob.fromJobName(stack, "report", "report");
    const props = { schedule: "0 9 * * *", timeZone: "UTC", target };
    expect(() => new SchedulerJob(stack, "job", props as unknown as SchedulerJobProps)).toThrow(
      new Error(
        "'target' must be what can be called, got shop/report; use the 'run' of a SchedulerJob for a job, or grantRun, or a RoleBinding with Role.RUN_INVOKER [at shop/job]",
      ),
    );
    expect(() => topic.grantPublish(target as never)).toThrow(
      new Error(
        "'principal' must be an IPrincipal, got shop/report; use the service account of the job [at shop/topic]",
      ),
    );
  });

  test("a URL as a target", () => {
    const props = { schedule: "0 9 * * *", timeZone: "UTC", target: "https://example.com" };
    expect(() => new SchedulerJob(stack, "job", props as unknown as SchedulerJobProps)).toThrow(
      new Error(
        "'target' must be what can be called, got a string; use a function or a service, or CloudRunFunction.fromFunctionName(…) or CloudRunService.fromServiceName(…) for one that exists [at shop/job]",
      ),
    );
  });

  test.each<[title: string, make: () => unknown, message: string]>([
    [
      "a topic in the place of all props",
      () => new PubSubTrigger(topic as object),
      "'props' must be a PubSubTriggerProps, got shop/topic; use { topic } [at shop/topic]",
    ],
    [
      "a bucket in the place of all props",
      () => new StorageTrigger(bucket as unknown as StorageTriggerProps),
      "'props' must be a StorageTriggerProps, got shop/files; use { bucket } [at shop/files]",
    ],
    [
      "what no prop takes",
      () => new PubSubTrigger(bucket as object),
      "'props' must be a PubSubTriggerProps, got shop/files [at shop/files]",
    ],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });

  test("a trigger of the user's own is one, also if it has more", () => {
    class Ticks {
      public readonly interval = 5;
      public bind(): never {
        throw new Error("bound");
      }
    }
    expect(() => newFunction(trigger(new Ticks()), stack)).toThrow(new Error("bound"));
  });
});

describe("takes all that TypeScript takes", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", { type: "string" });
  const list = new TerraformVariable(stack, "list", { type: "list(string)" });
  const local = new TerraformLocal(stack, "local", { team: "shop" });

  test.each<[string, Partial<CloudRunFunctionProps>]>([
    ["undefined for what is optional", { name: undefined, labels: undefined, serviceAccount: undefined }],
    ["tokens of texts", { description: text.stringValue, labels: { team: text.stringValue } }],
    ["tokens of numbers", { memoryMib: text.numberValue, maxInstances: Token.asNumber(text.value) }],
    ["tokens of maps", { environment: Token.asStringMap(local.expression) }],
    ["what cdktf types as any", { maxInstances: text.value as number, memoryMib: text.value as number }],
    ["text that Terraform reads", { description: "${var.text}", labels: { team: Fn.upper("shop") } }],
    ["lists that nobody may change", { secretVolumes: Object.freeze([]) as unknown as [] }],
  ])("%s", (_, props) => {
    expect(() => newFunction(props)).not.toThrow();
  });

  test("tokens of lists", () => {
    const vpc = { egress: VpcEgress.ALL_TRAFFIC, network: "shop" };
    expect(() => VpcAccess.direct({ ...vpc, tags: list.listValue })).not.toThrow();
    expect(() => VpcAccess.direct({ ...vpc, tags: Fn.tolist(["a"]) })).not.toThrow();
  });

  test("an account that implements the interface in a class of its own", () => {
    const account = new ServiceAccount(newStack(), "account", { accountId: "orders-account" });
    class Wrapper extends Construct {
      public readonly email = account.email;
      public readonly fullName = account.fullName;
      public readonly member = account.member;
      public readonly principalId = account.principalId;
      public readonly grant = account.grant.bind(account);
      public readonly grantActAs = account.grantActAs.bind(account);
      public readonly grantImpersonate = account.grantImpersonate.bind(account);
    }
    const stackOfFunction = newStack();
    const serviceAccount = new Wrapper(stackOfFunction, "wrapper");
    expect(newFunction({ serviceAccount }, stackOfFunction).serviceAccount).toBe(serviceAccount);
  });

  test("objects and classes of a second copy of the package", () => {
    jest.isolateModules(() => {
      const { Runtime: OtherRuntime } = jest.requireActual<{ Runtime: typeof Runtime }>(
        "../../lib/functions/runtime",
      );
      const { FunctionSource: OtherSource } = jest.requireActual<{ FunctionSource: typeof FunctionSource }>(
        "../../lib/source/function-source",
      );
      expect(OtherRuntime).not.toBe(Runtime);
      const source = OtherSource.inline({ "index.js": "exports.handler = () => {};" });
      expect(() => newFunction({ runtime: OtherRuntime.NODEJS_24, source })).not.toThrow();
    });
  });

  test("props of a class with more of them", () => {
    class Order {
      public readonly runtime = PROPS.runtime;
      public readonly entryPoint = PROPS.entryPoint;
      public readonly source = PROPS.source;
      public readonly ingress = PROPS.ingress;
      public readonly customer = "ada";
    }
    expect(() => new CloudRunFunction(newStack(), "orders", new Order())).not.toThrow();
  });

  test("props that a derived class passes on with its own, but no misspelling", () => {
    interface TeamProps extends CloudRunFunctionProps {
      readonly team: string;
    }
    class TeamFunction extends CloudRunFunction {
      public constructor(scope: Construct, id: string, props: TeamProps) {
        super(scope, id, props);
      }
    }
    expect(() => new TeamFunction(newStack(), "orders", { ...PROPS, team: "shop" })).not.toThrow();
    const misspelt = { ...PROPS, team: "shop", serviceAcount: "robot" };
    expect(() => new TeamFunction(newStack(), "orders", misspelt)).toThrow(
      new Error(
        "'serviceAcount' must be one of the props of CloudRunFunctionProps, got an unknown name; did you mean 'serviceAccount'? [at shop/orders]",
      ),
    );
  });
});

describe("tells what to do with what a loop takes out of a list or a map that only Terraform knows", () => {
  const stack = newStack();
  const variable = (id: string, type: string) => new TerraformVariable(stack, id, { type });
  const [name] = variable("names", "list(string)").listValue;
  const [size] = Token.asNumberList(variable("sizes", "list(number)").value);
  const map = Token.asStringMap(variable("labels", "map(string)").value);
  const [key] = Object.keys(map);
  const ITEM =
    "must be known by itself, got an item of a list that only Terraform knows, over which no loop in code can run; use Fn.element(list, 0) for one item, a TerraformIterator for resources of the provider's own, or a variable for each item";
  const KEY =
    "must be known by itself, got a key of a map that only Terraform knows, over which no loop in code can run; use Fn.keys(map), a TerraformIterator for resources of the provider's own, or a variable for each key";
  const MORE =
    "must be known by itself, got a map that only Terraform knows with more names; use Fn.merge([map, { … }])";

  test.each<[title: string, props: object, message: string]>([
    ["an item", { name }, `'name' ${ITEM}`],
    ["an item within a text", { description: `the ${name}` }, `'description' ${ITEM}`],
    ["an item as a variable", { environment: { NAME: name } }, `'environment.NAME' ${ITEM}`],
    ["an item that is a number", { timeoutSeconds: size }, `'timeoutSeconds' ${ITEM}`],
    ["a key", { name: key }, `'name' ${KEY}`],
    ["a key within a text", { labels: { team: `of-${key}` } }, `'labels.team' ${KEY}`],
    ["a map to which a name is added", { labels: { ...map, team: "shop" } }, `'labels' ${MORE}`],
    ["a map with another key", { environment: { [`A_${key}`]: "a" } }, `'environment' ${MORE}`],
  ])("%s", (_, props, message) => {
    expect(() => newFunction(props, stack)).toThrow(new Error(`${message} [at shop/orders]`));
  });

  test("an item in a list of texts", () => {
    const vpc = { egress: VpcEgress.ALL_TRAFFIC, network: "shop" };
    for (const tags of [[`t-${name}`], [name, "other"]]) {
      expect(() => VpcAccess.direct({ ...vpc, tags })).toThrow(new Error(`'tags[0]' ${ITEM}`));
    }
  });

  test("an item as the member of a principal of the user's own", () => {
    const orders = newFunction({}, newStack());
    expect(() => orders.grantInvoke({ principalId: "own", member: name })).toThrow(
      new Error(`'member' ${ITEM} [at shop/orders]`),
    );
  });

  test("and takes the list, the map and one item as they are", () => {
    const names = variable("tags", "list(string)").listValue;
    expect(() =>
      VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "shop", tags: names }),
    ).not.toThrow();
    const description = Token.asString(Fn.element(names, 0));
    expect(() => newFunction({ labels: map, description }, newStack())).not.toThrow();
  });
});
