import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { Fn, TerraformLocal, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { Runtime } from "../../lib/functions/runtime";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { FunctionSource } from "../../lib/source/function-source";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
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
  const makers =
    "use Principal.of(…) or Principal.domain(…) or Principal.federated(…) or Principal.fromToken(…)";
  expect(grant("user:ada@example.com")).toThrow(
    new Error(`'caller' must be an ICaller, got a string; ${makers} [at shop/orders]`),
  );
  expect(grant()).toThrow(
    new Error(`'caller' must be an ICaller, got undefined; ${makers} [at shop/orders]`),
  );
  expect(grant(account)).toThrow(
    new Error(`'caller' must be an ICaller, got shop/account; ${makers} [at shop/orders]`),
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

test("refuses a construct where only props may be, though all of them are optional", () => {
  const topic = new Topic(newStack(), "topic");
  expect(() => new PubSubTrigger(topic as object)).toThrow(
    new Error("'props' must be a PubSubTriggerProps, got shop/topic [at shop/topic]"),
  );
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

test("tells what to do with an item of a list that only Terraform knows", () => {
  const stack = newStack();
  const names = new TerraformVariable(stack, "names", { type: "list(string)" });
  for (const name of names.listValue) {
    expect(() => newFunction({ name }, stack)).toThrow(
      new Error(
        "'name' must be a text, got an item of a list that only Terraform knows, over which no loop in code can run; use a TerraformIterator, or a variable for each item [at shop/orders]",
      ),
    );
  }
});
