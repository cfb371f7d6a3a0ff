import type { TerraformResource, TerraformResourceLifecycle, TerraformStack } from "cdktf";
import * as library from "cdktf-cloud-run-functions";
import * as gateways from "cdktf-cloud-run-functions/api-gateway";
import { ApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { TaskQueue } from "../../lib/callers/task-queue";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import type { IResourceWithAllowPolicy } from "../../lib/iam/resource-with-allow-policy";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { ServiceAccount } from "../../lib/iam/service-account";
import type { IInvocable } from "../../lib/invocation/invocable";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Bucket } from "../../lib/resources/bucket";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Topic } from "../../lib/resources/topic";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { SourceBucket } from "../../lib/source/source-bucket";
import { newGatewayStack } from "../api-gateway/gateways";
import { newJob } from "../services/new-job";
import { grantsIn, newService, resourcesOf } from "../services/new-service";
import { newFunction } from "../support/functions";
import { publicConstructs } from "../support/public-constructs";
import { newApp, newStack, NO_WAIT } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const LOCATION = "asia-northeast1";
const uri = "https://orders-abcdefghij-an.a.run.app";

/** How a stack defines something, how it imports the same, and which role it gives there. */
interface Kind {
  readonly role: string;
  readonly define: (stack: TerraformStack) => unknown;
  readonly found: (stack: TerraformStack) => IResourceWithAllowPolicy & Partial<IInvocable>;
}

const KINDS: { readonly [name: string]: Kind } = {
  "a service": {
    role: "roles/run.viewer",
    define: (stack) => newService(stack, "orders"),
    found: (stack) => CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri }),
  },
  "a service in one of its regions": {
    role: "roles/run.viewer",
    define: (stack) => newService(stack, "orders", { regions: ["us-west1", LOCATION] }),
    found: (stack) =>
      CloudRunService.fromServiceAttributes(stack, "found", {
        ...{ serviceName: "orders", uri },
        location: LOCATION,
      }),
  },
  "a function": {
    role: "roles/cloudfunctions.viewer",
    define: (stack) => newFunction(stack, "orders"),
    found: (stack) => CloudRunFunction.fromFunctionName(stack, "found", "orders"),
  },
  "a function, imported as its service": {
    role: "roles/run.viewer",
    define: (stack) => newFunction(stack, "orders"),
    found: (stack) => CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri }),
  },
  "a job": {
    role: "roles/run.invoker",
    define: (stack) => newJob(stack, "orders"),
    found: (stack) => CloudRunJob.fromJobName(stack, "found", "orders"),
  },
  "a topic": {
    role: "roles/pubsub.publisher",
    define: (stack) => new Topic(stack, "orders"),
    found: (stack) => Topic.fromTopicName(stack, "found", "orders"),
  },
  "a queue": {
    role: "roles/cloudtasks.enqueuer",
    define: (stack) => new TaskQueue(stack, "orders", { target: newService(stack, "target") }),
    found: (stack) => TaskQueue.fromQueueName(stack, "found", "orders"),
  },
  "a bucket": {
    role: "roles/storage.objectViewer",
    define: (stack) => new SourceBucket(stack, "orders", { bucketName: "example-orders" }),
    found: (stack) => Bucket.fromBucketName(stack, "found", "example-orders"),
  },
  "a service account": {
    role: "roles/iam.serviceAccountUser",
    define: (stack) => new ServiceAccount(stack, "orders"),
    found: (stack) =>
      ServiceAccount.fromServiceAccountEmail(
        stack,
        "found",
        "orders@example-project.iam.gserviceaccount.com",
      ),
  },
  "a Docker repository": {
    role: "roles/artifactregistry.reader",
    define: (stack) => new DockerRepository(stack, "orders"),
    found: (stack) =>
      DockerRepository.fromRepositoryFullName(
        stack,
        "found",
        `projects/example-project/locations/${LOCATION}/repositories/orders`,
      ),
  },
  "an API": {
    role: "roles/apigateway.viewer",
    define: (stack) => new ApiGatewayApi(stack, "orders"),
    found: (stack) => ApiGatewayApi.fromApiId(stack, "found", "orders"),
  },
};
const ALL = Object.entries(KINDS);

// The library does not define these.
const ONLY_IMPORTED = [
  "BigQueryDataset",
  "CryptoKey",
  "FirstGenFunction",
  "GoogleProject",
  "Secret",
  "SpannerDatabase",
];

// Its API is a reference where the stack defines it, and text where it is imported.
const KNOWN_BY_ITS_API = ["ApiGatewayApiConfig"];

test("all that can be imported and has an allow policy is here, or the library does not define it", () => {
  const all: { readonly [name: string]: unknown } = { ...library, ...gateways };
  const importable = publicConstructs().filter((name) => {
    const one = all[name] as { readonly prototype: object };
    return (
      "grant" in one.prototype && Object.getOwnPropertyNames(one).some((each) => /^from[A-Z]/.test(each))
    );
  });
  const here = ALL.map(([, { define }]) => (define(newGatewayStackOf7()) as object).constructor.name);
  // Of buckets, the library defines those of sources.
  const known = new Set([
    ...here.filter((name) => name !== "SourceBucket"),
    "Bucket",
    ...ONLY_IMPORTED,
    ...KNOWN_BY_ITS_API,
  ]);
  expect([...known].sort()).toEqual(importable);
});

type Part = (stack: TerraformStack) => void;

function newGatewayStackOf7(): TerraformStack {
  const stack = newGatewayStack(newApp(NO_WAIT));
  GoogleProviderVersion.pin(stack, "7.45.0");
  return stack;
}

/** What a stack writes with some parts in their order. */
function written(...parts: readonly Part[]): ReturnType<typeof resourcesOf> {
  const stack = newGatewayStackOf7();
  for (const part of parts) part(stack);
  return resourcesOf(stack);
}

/** The same without the addresses of Ada's roles. A role stands below what was first in the stack, definition or import. */
function withoutAddresses(resources: ReturnType<typeof resourcesOf>): unknown[] {
  return Object.entries(resources)
    .flatMap(([type, named]) =>
      Object.entries(named).map(([name, json]) =>
        name.includes("ada") ? [type, { ...(json as object), "//": undefined }] : [type, name, json],
      ),
    )
    .map((one) => JSON.stringify(one))
    .sort();
}

describe.each(ALL)("%s", (_, { role, define, found }) => {
  const given = Role.of(role);
  const grant: Part = (stack) => {
    found(stack).grant(given, ADA);
  };
  const list: Part = (stack) => {
    const resource = found(stack);
    resource.grant(given, ADA);
    new RoleBinding(stack, "list", { resource, role: given });
  };

  test("has the same members, whether it is defined before or after a grant on an import of it", () => {
    const definedLast = withoutAddresses(written(grant, define));
    expect(definedLast).toEqual(withoutAddresses(written(define, grant)));
    expect(definedLast.filter((one) => String(one).includes(ADA.member))).toHaveLength(1);
  });

  test("has the same list of members, whether it is defined before or after a list on an import of it", () => {
    expect(written(list, define)).toEqual(written(define, list));
  });

  test("comes before a grant that was there first", () => {
    const members = Object.entries(grantsIn(stackWith(grant, define))).filter(([address]) =>
      address.includes("ada"),
    );
    expect(members).toHaveLength(1);
    expect(JSON.stringify(members)).toMatch(/\$\{google_\w+\.orders_/);
  });
});

function stackWith(...parts: readonly Part[]): TerraformStack {
  const stack = newGatewayStackOf7();
  for (const part of parts) part(stack);
  return stack;
}

const CALLED: { readonly [name: string]: (stack: TerraformStack) => void } = {
  "a service": (stack) => newService(stack, "orders"),
  "a function": (stack) => newFunction(stack, "orders"),
};

test.each(Object.entries(CALLED))("the list of those who call %s follows its definition", (_, define) => {
  const list: Part = (stack) => {
    const target = CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri });
    target.grantInvoke(ADA);
    new InvokerBinding(stack, "list", { target });
  };
  expect(written(list, define)).toEqual(written(define, list));
});

test("a custom role on a function follows its definition", () => {
  const grant: Part = (stack) => {
    CloudRunFunction.fromFunctionName(stack, "found", "orders").grantOnFunction(
      Role.of("projects/example-project/roles/functionReader"),
      ADA,
    );
  };
  const define: Part = (stack) => newFunction(stack, "orders");
  expect(withoutAddresses(written(grant, define))).toEqual(withoutAddresses(written(define, grant)));
});

test("a definition that fails leaves the grants on imports as they were", () => {
  const found: Part = (stack) => Topic.fromTopicName(stack, "found", "orders").grantPublish(ADA);
  const fail: Part = (stack) => {
    expect(() => new Topic(stack, "orders", { dependsOn: [stack] })).toThrow("'dependsOn' must not hold");
  };
  expect(grantsIn(stackWith(found, fail))).toEqual(grantsIn(stackWith(found)));
});

describe("what the code says of a member's lifecycle", () => {
  const OWN = { preventDestroy: true, createBeforeDestroy: true, ignoreChanges: ["condition"] };
  const own = { prevent_destroy: true, create_before_destroy: true, ignore_changes: ["condition"] };
  const topicWith = (lifecycle: TerraformResourceLifecycle): TerraformStack => {
    const stack = newGatewayStackOf7();
    const grant = Topic.fromTopicName(stack, "found", "orders").grantPublish(ADA);
    (grant.node.findChild("Resource") as TerraformResource).lifecycle = lifecycle;
    return stack;
  };
  const serviceWith = (lifecycle: TerraformResourceLifecycle): TerraformStack => {
    const stack = newGatewayStackOf7();
    const found = CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri });
    (found.grantInvoke(ADA).node.findChild("Resource") as TerraformResource).lifecycle = lifecycle;
    return stack;
  };
  const lifecyclesIn = (stack: TerraformStack): unknown[] =>
    Object.values(grantsIn(stack)).map((member) => (member as { lifecycle?: unknown }).lifecycle);

  test("stays when its definition follows, which adds what replaces it", () => {
    const stack = serviceWith({ ...OWN, replaceTriggeredBy: ["terraform_data.keys"] });
    const { _replacedWith } = newService(stack, "orders");
    expect(lifecyclesIn(stack)).toEqual([
      { ...own, replace_triggered_by: [`${_replacedWith}.id`, "terraform_data.keys"] },
    ]);
  });

  test("stays when a definition adds nothing", () => {
    const stack = topicWith(OWN);
    new Topic(stack, "orders");
    expect(lifecyclesIn(stack)).toEqual([own]);
  });

  test("stays when a definition fails, and another one follows", () => {
    const stack = serviceWith({ ...OWN, replaceTriggeredBy: ["terraform_data.keys"] });
    const before = lifecyclesIn(stack);
    expect(() => newService(stack, "orders", { iap: true })).toThrow("'caller' must not be granted");
    expect(lifecyclesIn(stack)).toEqual(before);
    const { _replacedWith } = newService(stack, "orders");
    expect(lifecyclesIn(stack)).toEqual([
      { ...own, replace_triggered_by: [`${_replacedWith}.id`, "terraform_data.keys"] },
    ]);
  });
});

test("a service of another stack defines nothing for the imports of this one", () => {
  const app = newApp(NO_WAIT);
  const stack = newStack(app);
  CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri }).grantInvoke(ADA);
  const alone = grantsIn(stack);
  newService(newStack(app, "depot"), "orders");
  expect(grantsIn(stack)).toEqual(alone);
});
