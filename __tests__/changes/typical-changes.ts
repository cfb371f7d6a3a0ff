import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import type { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { TrafficTarget } from "../../lib/services/traffic-target";
import { FunctionSource } from "../../lib/source/function-source";
import { Moved } from "../../lib/state/moved";
import { Removed } from "../../lib/state/removed";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { newDocument, newGateway, newGatewayStack } from "../api-gateway/gateways";
import { IMAGE, newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { newApp } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

/** Defines a version of a stack. */
type Define = (stack: TerraformStack) => void;

/** A change as docs/guides/changes.md tells it. */
export interface TypicalChange {
  readonly before: Define;
  readonly after: Define;

  /** Who is cut off for a moment, because Terraform has no means, and what of. */
  readonly cutOff?: { readonly who: string; readonly lines: readonly RegExp[] };
}

const OPS = Principal.group("ops@example.com");
const INVOKER = "google_cloud_run_v2_service_iam_member";
const ANN = Principal.user("ann@example.com");

/** A function that a group may call. */
const called =
  (props: (stack: TerraformStack) => Partial<CloudRunFunctionProps> = () => ({})): Define =>
  (stack) => {
    builtElsewhere(stack, "orders", props(stack)).grantInvoke(OPS);
  };

/** A service that a group may call. */
const served =
  (props: Partial<CloudRunServiceProps> = {}): Define =>
  (stack) => {
    newService(stack, "orders", props).grantInvoke(OPS);
  };

/** The same with a provider that knows services in several regions. */
const servedBy7 =
  (props: Partial<CloudRunServiceProps>): Define =>
  (stack) => {
    GoogleProviderVersion.pin(stack, "7.45.0");
    served(props)(stack);
  };

/** A function that is called by others than a group. */
const calledBy =
  (add: (orders: CloudRunFunction, stack: TerraformStack) => void): Define =>
  (stack) => {
    add(builtElsewhere(stack, "orders"), stack);
  };

const code = (text: string): Define => {
  const source = FunctionSource.inline({ "index.js": `exports.handler = ${text};` });
  return (stack) => {
    newFunction(stack, "orders", { source }).grantInvoke(OPS);
  };
};

const account = (stack: TerraformStack, id: string) => new ServiceAccount(stack, id);

const job = (
  orders: CloudRunFunction,
  stack: TerraformStack,
  props: { schedule?: string; own?: boolean },
) => {
  const { schedule = "0 9 * * *", own = false } = props;
  const serviceAccount = own ? account(stack, "nightly-own") : undefined;
  new SchedulerJob(stack, "nightly", { schedule, timeZone: "Asia/Tokyo", target: orders, serviceAccount });
};

const behindGateway = (summary: string, own = false, memoryMib = 256): Define => {
  return (stack) => {
    const orders = builtElsewhere(stack, "orders", { memoryMib });
    const document = newDocument();
    document.addDefaultBackend(orders, summary === "" ? {} : { path: `/${summary}` });
    newGateway(stack, { document, serviceAccount: own ? account(stack, "gateway-own") : undefined });
  };
};

const withSecret = (version: string) =>
  called((stack) => ({
    secretEnvironment: { KEY: Secret.fromSecretId(stack, "key", "key").version(version) },
  }));

const secret = (stack: TerraformStack) => Secret.fromSecretId(stack, "key", "key");

/** The changes that are made a thousand times, by the words of the guide. */
export const TYPICAL: { readonly [change: string]: TypicalChange } = {
  "code of a function": { before: code("1"), after: code("2") },
  "memory of a function": { before: called(), after: called(() => ({ memoryMib: 1024 })) },
  "ingress of a function": {
    before: called(),
    after: called(() => ({ ingress: IngressSettings.INTERNAL })),
  },
  "runtime account of a function": {
    before: called(),
    after: called((stack) => ({ serviceAccount: account(stack, "orders-own") })),
  },
  "runtime account of a function that reads a secret": {
    before: withSecret("1"),
    after: called((stack) => ({
      serviceAccount: account(stack, "orders-own"),
      secretEnvironment: { KEY: secret(stack).version("1") },
    })),
  },
  "runtime account of a function that calls another": {
    before: (stack) => {
      newService(stack, "prices").grantInvoke(builtElsewhere(stack, "orders"));
    },
    after: (stack) => {
      const serviceAccount = account(stack, "orders-own");
      newService(stack, "prices").grantInvoke(builtElsewhere(stack, "orders", { serviceAccount }));
    },
    cutOff: {
      who: "its calls, until both the function and the new account's role are there",
      lines: [
        /orders without .* prices roles\/run\.invoker serviceAccount:orders-run@/,
        /orders without .* prices roles\/run\.invoker serviceAccount:orders-own@/,
      ],
    },
  },
  "a secret given": { before: called(), after: withSecret("1") },
  "another version of a secret": { before: withSecret("1"), after: withSecret("2") },
  "a secret taken away": { before: withSecret("1"), after: called() },
  "a secret volume taken away": {
    before: called((stack) => ({ secretVolumes: [{ secret: secret(stack), mountPath: "/keys" }] })),
    after: called(),
  },
  "a role of the code taken away": {
    before: called(() => ({ projectRoles: [Role.DATASTORE_USER] })),
    after: called(() => ({ projectRoles: [Role.DATASTORE_VIEWER] })),
  },
  "a trigger given": {
    before: calledBy(() => undefined),
    after: (stack) => {
      builtElsewhere(stack, "orders", { trigger: new PubSubTrigger() });
    },
    cutOff: {
      who: "the trigger's first events, until its account may call",
      lines: [/orders without .* roles\/run\.invoker serviceAccount:orders-trigger@/],
    },
  },
  "a trigger taken away": {
    before: (stack) => {
      builtElsewhere(stack, "orders", { trigger: new PubSubTrigger() });
    },
    after: calledBy(() => undefined),
    cutOff: {
      who: "the trigger's last events",
      lines: [/orders without .* roles\/run\.invoker serviceAccount:orders-trigger@/],
    },
  },
  "an invoker more, another less": {
    before: calledBy((orders) => {
      [OPS, ANN].forEach((one) => orders.grantInvoke(one));
    }),
    after: calledBy((orders) => {
      [OPS, Principal.user("bob@example.com")].forEach((one) => orders.grantInvoke(one));
    }),
  },
  "members to an `InvokerBinding`, with `Removed`": {
    before: called(),
    after: calledBy((orders, stack) => {
      orders.grantInvoke(OPS);
      Removed.membersOf(new InvokerBinding(stack, "invokers", { target: orders }));
    }),
  },
  "an `InvokerBinding` to members, with `Removed`": {
    before: calledBy((orders, stack) => {
      orders.grantInvoke(OPS);
      new InvokerBinding(stack, "invokers", { target: orders });
    }),
    after: calledBy((orders, stack) => {
      orders.grantInvoke(OPS);
      Removed.binding(orders, `${stack.node.path}/invokers`);
    }),
  },
  "another id, with `Moved`": {
    before: code("1"),
    after: (stack) => {
      const source = FunctionSource.inline({ "index.js": "exports.handler = 1;" });
      const moved = newFunction(stack, "purchases", { name: "orders", source });
      moved.grantInvoke(OPS);
      Moved.fromPath(moved, `${stack.node.path}/orders`);
    },
  },
  "image of a service": { before: served(), after: served({ image: `${IMAGE}-two` }) },
  "port of a service": { before: served(), after: served({ port: 9000 }) },
  "traffic of a service": {
    before: served({ traffic: [TrafficTarget.revision("orders-00001-abc", 90), TrafficTarget.latest(10)] }),
    after: served(),
  },
  "one more region for a service in several": {
    before: servedBy7({ regions: ["europe-west1", "us-central1"] }),
    after: servedBy7({ regions: ["europe-west1", "us-central1", "us-east1"] }),
  },
  "one region less for a service in several": {
    before: servedBy7({ regions: ["europe-west1", "us-central1", "us-east1"] }),
    after: servedBy7({ regions: ["europe-west1", "us-central1"] }),
  },
  "`location` to `regions` of a service": {
    before: servedBy7({ location: "us-central1" }),
    after: servedBy7({ regions: ["europe-west1", "us-central1"] }),
    cutOff: {
      who: "every caller, until the new service lets them in",
      lines: [/us-central1 orders roles\/run\.invoker group:ops@/],
    },
  },
  "schedule of a job": {
    before: calledBy((orders, stack) => {
      job(orders, stack, {});
    }),
    after: calledBy((orders, stack) => {
      job(orders, stack, { schedule: "0 10 * * *" });
    }),
  },
  "account of a job": {
    before: calledBy((orders, stack) => {
      job(orders, stack, {});
    }),
    after: calledBy((orders, stack) => {
      job(orders, stack, { own: true });
    }),
    cutOff: {
      who: "the job, until it is updated",
      lines: [/nightly without .* roles\/run\.invoker serviceAccount:nightly-job@/],
    },
  },
  "account of a job, with `Removed`": {
    before: calledBy((orders, stack) => {
      job(orders, stack, {});
    }),
    after: calledBy((orders, stack) => {
      job(orders, stack, { own: true });
      Removed.address(stack, `${INVOKER}.orders_roles--runinvokerserviceAccountnightly-job_2BEF744B`);
    }),
  },
  "dead letters of a subscription taken away": {
    before: calledBy((target, stack) => {
      const topic = Topic.fromTopicName(stack, "events", "events");
      new PushSubscription(stack, "push", { topic, target, deadLetterPolicy: {} });
    }),
    after: calledBy((target, stack) => {
      const topic = Topic.fromTopicName(stack, "events", "events");
      new PushSubscription(stack, "push", { topic, target });
    }),
  },
  "route of a gateway": { before: behindGateway("one"), after: behindGateway("two") },
  "account of a gateway": {
    before: behindGateway("one"),
    after: behindGateway("one", true),
    cutOff: {
      who: "the gateway's calls, until it has its new config",
      lines: [/gateway without .* roles\/run\.invoker serviceAccount:gateway-gateway@/],
    },
  },
  "account of a gateway, with `Removed`": {
    before: behindGateway("one"),
    after: (stack) => {
      behindGateway("one", true)(stack);
      Removed.address(stack, `${INVOKER}.orders_roles--runinvokerserviceAccountgateway-gateway_F649DFAD`);
    },
  },
  "memory of a function behind a gateway": {
    before: behindGateway("one"),
    after: behindGateway("one", false, 1024),
  },
  "name of a function": {
    before: called(),
    after: called(() => ({ name: "purchases" })),
    cutOff: { who: "whoever calls the old URL", lines: [] },
  },
};

/** The directory of the synthesized stack. */
export function synthesizedStack(define: Define): string {
  const app = newApp();
  define(newGatewayStack(app));
  app.synth();
  return join(app.outdir, "stacks", "shop");
}
