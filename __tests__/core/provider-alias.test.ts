import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformProvider, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { GoogleBeta } from "../../lib/core/google-beta";
import { ProjectServices } from "../../lib/core/project-services";
import { ProviderAlias } from "../../lib/core/provider-alias";
import { scopeLike } from "../../lib/core/scope-provider";
import { Principal } from "../../lib/iam/principal";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { StorageTrigger } from "../../lib/triggers/storage-trigger";
import { answeredDocument } from "../api-gateway/gateways";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

interface Written {
  readonly provider?: string;
  readonly project?: string;
  readonly location?: string;
  readonly region?: string;
  readonly role?: string;
}

interface Resources {
  readonly [type: string]: { readonly [name: string]: Written };
}

/** A stack with a default provider in Tokyo, and one with an alias in Belgium. */
function newStackWithAlias(project = "example-project-eu") {
  const stack = newStack(newApp());
  const provider = new GoogleProvider(stack, "europe", { alias: "eu", project, region: "europe-west1" });
  const europe = new Construct(stack, "in-europe");
  return { stack, provider, europe };
}

/** The resources and data sources below a construct's place in the tree, with their providers. */
function written(stack: TerraformStack): { [address: string]: Written } {
  const { resource = {}, data = {} } = JSON.parse(Testing.synth(stack, true)) as {
    resource?: Resources;
    data?: Resources;
  };
  return Object.fromEntries(
    Object.entries({ ...resource, ...data }).flatMap(([type, named]) =>
      Object.entries(named).map(([name, value]) => [`${type}.${name}`, value]),
    ),
  );
}

const OURS = /^(?!time_sleep)/;

/** All that some constructs need and make, in a scope. */
function defineAll(scope: Construct, topicName = "arrivals"): void {
  const topic = new Topic(scope, "topic", { name: topicName });
  newFunction(scope, "on-arrival", { trigger: new PubSubTrigger({ topic }) });
  const orders = newFunction(scope, "orders");
  orders.grantInvoke(Principal.group("ops@example.com"));
  new SchedulerJob(scope, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target: orders });
  Secret.fromSecretId(scope, "key", "key").grantAccess(orders);
}

test("everything below a scope has its provider, project and region", () => {
  const { stack, provider, europe } = newStackWithAlias();
  ProviderAlias.use(europe, provider);
  defineAll(europe);
  const all = Object.entries(written(stack)).filter(([address]) => OURS.test(address));
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter(([, { provider: used }]) => used !== "google.eu")).toEqual([]);
  const projects = all.flatMap(([, { project }]) => (project === undefined ? [] : [project]));
  expect([...new Set(projects)]).toEqual(["example-project-eu"]);
  const places = all.flatMap(([, { location, region }]) => [location, region].filter(Boolean));
  expect([...new Set(places.map((place) => String(place).toLowerCase()))]).toEqual(["europe-west1"]);
});

test("one stack has the same constructs in two projects and regions, and they share nothing", () => {
  const { stack, provider, europe } = newStackWithAlias();
  const tokyo = new Construct(stack, "in-tokyo");
  defineAll(tokyo);
  const before = written(stack);
  ProviderAlias.use(europe, provider);
  defineAll(europe);
  const after = written(stack);
  const [there, here] = [true, false].map((isAlias) =>
    Object.entries(after).filter(
      ([address, { provider: used }]) => OURS.test(address) && (used !== undefined) === isAlias,
    ),
  );
  expect(Object.fromEntries(here)).toEqual(
    Object.fromEntries(Object.entries(before).filter(([address]) => OURS.test(address))),
  );
  expect(there).toHaveLength(here.length);
});

test("constructs of two regions of one project have service accounts of their own", () => {
  const { stack, provider, europe } = newStackWithAlias("example-project");
  defineAll(new Construct(stack, "in-tokyo"));
  ProviderAlias.use(europe, provider);
  defineAll(europe, "arrivals-eu");
  const { resource } = JSON.parse(Testing.synth(stack, true)) as {
    resource: { google_service_account: { [name: string]: { account_id: string } } };
  };
  expect(
    Object.values(resource.google_service_account)
      .map(({ account_id: id }) => id)
      .sort(),
  ).toEqual([
    "nightly-eu-job",
    "nightly-job",
    "on-arrival-eu-run",
    "on-arrival-eu-trigger",
    "on-arrival-run",
    "on-arrival-trigger",
    "orders-eu-run",
    "orders-run",
    "shop-build",
    "shop-eu-build",
  ]);
});

test("a service agent gets a role once in a project that two providers have", () => {
  const { stack, provider, europe } = newStackWithAlias("example-project");
  ProviderAlias.use(europe, provider);
  for (const [scope, location] of [
    [stack, "asia-northeast1"],
    [europe, "europe-west1"],
  ] as const) {
    const bucket = Bucket.fromBucketName(scope, "bucket", `uploads-${location}`, { location });
    newFunction(scope, "resize", { trigger: new StorageTrigger({ bucket }) });
  }
  const publishers = Object.entries(written(stack)).filter(
    ([, { role }]) => role === "roles/pubsub.publisher",
  );
  expect(publishers.map(([, { project, provider: used }]) => [project, used])).toEqual([
    ["example-project", undefined],
  ]);
});

test("a role on a receiver is given with the receiver's provider, and the caller keeps its own", () => {
  const { stack, provider, europe } = newStackWithAlias();
  ProviderAlias.use(europe, provider);
  const caller = newFunction(stack, "caller");
  newFunction(europe, "orders").grantInvoke(caller);
  const members = Object.entries(written(stack)).filter(([address]) =>
    address.includes("service_iam_member"),
  );
  expect(members.map(([, { provider: used, project }]) => [used, project])).toEqual([
    ["google.eu", "example-project-eu"],
  ]);
});

test("a scope within a scope can have another provider, and a stack can have one for all", () => {
  const { stack, provider, europe } = newStackWithAlias();
  const other = new GoogleProvider(stack, "us", { alias: "us", project: "example-us", region: "us-west1" });
  ProviderAlias.use(europe, provider);
  const inner = new Construct(europe, "inner");
  ProviderAlias.use(inner, other);
  new Topic(europe, "one");
  new Topic(inner, "two");
  expect(Object.values(written(stack))).toEqual([
    expect.objectContaining({ provider: "google.us", project: "example-us" }),
    expect.objectContaining({ provider: "google.eu", project: "example-project-eu" }),
  ]);
  const whole = newStack(newApp(), "whole");
  const alias = new GoogleProvider(whole, "eu", {
    alias: "eu",
    project: "example-eu",
    region: "europe-west1",
  });
  ProviderAlias.use(whole, alias);
  new Topic(whole, "one");
  expect(Object.values(written(whole))).toEqual([
    expect.objectContaining({ provider: "google.eu", project: "example-eu" }),
  ]);
});

test("the APIs that a scope needs are enabled in its project, with its provider", () => {
  const { stack, provider, europe } = newStackWithAlias();
  new ProjectServices(stack, "services");
  ProviderAlias.use(europe, provider);
  new Topic(europe, "there");
  new Topic(stack, "here");
  const services = Object.entries(written(stack)).filter(([address]) =>
    address.startsWith("google_project_service."),
  );
  expect(services.map(([, service]) => service)).toEqual([
    {
      service: "pubsub.googleapis.com",
      project: "example-project-eu",
      disable_on_destroy: false,
      provider: "google.eu",
    },
    { service: "pubsub.googleapis.com", project: "example-project", disable_on_destroy: false },
  ]);
});

describe("google-beta", () => {
  const defineGateway = (scope: Construct): void => {
    new ApiGateway(scope, "gateway", { document: answeredDocument() });
  };

  test("has an alias of its own, which API Gateway uses", () => {
    const { stack, provider, europe } = newStackWithAlias();
    ProviderAlias.use(europe, provider);
    ProviderAlias.use(europe, new GoogleBeta(europe, "beta", { alias: "eu" }));
    defineGateway(europe);
    const all = Object.entries(written(stack));
    expect(all.map(([address, { provider: used }]) => [address.split(".")[0], used])).toEqual([
      ["google_api_gateway_api", "google-beta.eu"],
      ["google_api_gateway_api_config", "google-beta.eu"],
      ["google_api_gateway_gateway", "google-beta.eu"],
      ["google_service_account", "google.eu"],
    ]);
    const { provider: providers } = JSON.parse(Testing.synth(stack)) as { provider: object };
    expect(providers).toMatchObject({
      "google-beta": [{ alias: "eu", project: "example-project-eu", region: "europe-west1" }],
    });
  });

  test("must be given besides google where API Gateway is used", () => {
    const { stack, provider, europe } = newStackWithAlias();
    new GoogleBeta(stack, "google-beta");
    ProviderAlias.use(europe, provider);
    defineGateway(europe);
    expect(() => Testing.synth(stack, true)).toThrow(
      "[shop/in-europe/gateway] 'ProviderAlias' must give the scope a provider google-beta besides that of google, because only google-beta has API Gateway, got google alone; ProviderAlias.use(scope, new GoogleBeta(stack, 'beta', { alias }))",
    );
  });
});

test("scopes that differ only in their google-beta share nothing", () => {
  const { stack, provider, europe } = newStackWithAlias();
  const other = new Construct(stack, "other");
  ProviderAlias.use(other, provider);
  ProviderAlias.use(europe, provider);
  ProviderAlias.use(europe, new GoogleBeta(stack, "beta", { alias: "eu" }));
  const ids = [europe, other].map((scope) => scopeLike(scope, stack).node.id);
  expect(ids).toEqual(["of-eu-beta-eu", "of-eu"]);
});

describe("a provider is refused", () => {
  test("without an alias", () => {
    const stack = new TerraformStack(new App(), "shop");
    const provider = new GoogleProvider(stack, "google", {});
    expect(() => {
      ProviderAlias.use(new Construct(stack, "part"), provider);
    }).toThrow(
      new Error(
        "'provider' must have an alias, got 'shop/google' without one, which is the stack's default; new GoogleProvider(stack, 'europe', { alias: 'europe', region }) [at shop/part]",
      ),
    );
  });

  test("that is none", () => {
    const { stack } = newStackWithAlias();
    expect(() => {
      ProviderAlias.use(stack, "google.eu" as never);
    }).toThrow(
      new Error("'provider' must be a provider of the stack with an alias, got 'google.eu' [at shop]"),
    );
  });

  test("of another kind", () => {
    const { stack } = newStackWithAlias();
    class TimeProvider extends TerraformProvider {}
    const provider = new TimeProvider(stack, "time", { terraformResourceType: "time" });
    expect(() => {
      ProviderAlias.use(stack, provider);
    }).toThrow(new Error("'provider' must be one of google or google-beta, got one of 'time' [at shop]"));
  });

  test("of another stack", () => {
    const { stack, provider } = newStackWithAlias();
    const other = newStack(stack.node.root as App, "other");
    expect(() => {
      ProviderAlias.use(other, provider);
    }).toThrow(
      new Error(
        "'provider' must be of the stack other, got shop/europe of shop; import it in other as well [at other]",
      ),
    );
  });

  test("once the scope has something that exists already, which has its project and its region", () => {
    const { provider, europe } = newStackWithAlias();
    Topic.fromTopicName(europe, "arrivals", "arrivals");
    expect(() => {
      ProviderAlias.use(europe, provider);
    }).toThrow(
      new Error(
        "'use' must be called before constructs are made in its scope, got 'shop/in-europe/arrivals' [at shop/in-europe]",
      ),
    );
  });

  test("once the scope has resources", () => {
    const { provider, europe } = newStackWithAlias();
    new Topic(europe, "arrivals");
    expect(() => {
      ProviderAlias.use(europe, provider);
    }).toThrow(
      new Error(
        "'use' must be called before constructs are made in its scope, got 'shop/in-europe/arrivals' [at shop/in-europe]",
      ),
    );
  });
});

test("a provider that has no region leaves it to be given", () => {
  const { stack, europe } = newStackWithAlias();
  ProviderAlias.use(europe, new GoogleProvider(stack, "bare", { alias: "bare" }));
  newFunction(europe, "orders");
  expect(() => Testing.synth(stack, true)).toThrow(
    "'project' must be given, here or as 'project' of the Google provider shop/bare, got neither [at shop/in-europe/orders/service-account]",
  );
});
