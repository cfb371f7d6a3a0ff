import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { type TerraformResource, type TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { sameText } from "../../lib/core/tokens";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import type { Grant } from "../../lib/iam/grant";
import { Principal } from "../../lib/iam/principal";
import type { IResourceWithAllowPolicy } from "../../lib/iam/resource-with-allow-policy";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import type { IInvocable } from "../../lib/invocation/invocable";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Bucket } from "../../lib/resources/bucket";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { SourceBucket } from "../../lib/source/source-bucket";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const ROLE = Role.of("roles/example.role");
const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories/images";
const EMAIL = "reports@example-project.iam.gserviceaccount.com";
const SERVICE = "projects/example-project/locations/asia-northeast1/services/orders";

const granted = (on: IResourceWithAllowPolicy): Grant => on.grant(ROLE, ADA);
const called = (on: IInvocable): Grant => on.grantInvoke(ADA);

/** Two constructs of a stack, each with a grant. */
type Named = (stack: TerraformStack) => [Grant, Grant];

const fn = CloudRunFunction;
const service = CloudRunService;
const uri = "https://orders-abcdefghij-an.a.run.app";

test.each<[string, Named]>([
  [
    "a secret, imported twice",
    (s) => [granted(Secret.fromSecretId(s, "a", "db")), granted(Secret.fromSecretId(s, "b", "db"))],
  ],
  [
    "a secret, with and without its project",
    (s) => [
      granted(Secret.fromSecretId(s, "a", "db")),
      granted(Secret.fromSecretId(s, "b", "db", { project: "example-project" })),
    ],
  ],
  [
    "a bucket, imported twice",
    (s) => [granted(Bucket.fromBucketName(s, "a", "files")), granted(Bucket.fromBucketName(s, "b", "files"))],
  ],
  [
    "a bucket of the provider's own class, imported twice",
    (s) => {
      const files = new StorageBucket(s, "files", { name: "files", location: "US" });
      return [
        granted(Bucket.fromBucketName(s, "a", files.name)),
        granted(Bucket.fromBucketName(s, "b", files.name)),
      ];
    },
  ],
  [
    "a source bucket, made here and imported",
    (s) => [
      granted(new SourceBucket(s, "a", { bucketName: "sources" })),
      granted(Bucket.fromBucketName(s, "b", "sources")),
    ],
  ],
  [
    "a topic, made here and imported",
    (s) => [granted(new Topic(s, "orders")), granted(Topic.fromTopicName(s, "b", "orders"))],
  ],
  [
    "a repository, imported twice",
    (s) => [
      granted(DockerRepository.fromRepositoryFullName(s, "a", REPOSITORY)),
      granted(DockerRepository.fromRepositoryFullName(s, "b", REPOSITORY)),
    ],
  ],
  [
    "a service account, made here and imported by its email",
    (s) => [
      granted(new ServiceAccount(s, "reports")),
      granted(ServiceAccount.fromServiceAccountEmail(s, "b", EMAIL)),
    ],
  ],
  [
    "a service account, made here and imported by a reference to its email",
    (s) => {
      const reports = new ServiceAccount(s, "reports");
      return [granted(reports), granted(ServiceAccount.fromServiceAccountEmail(s, "b", reports.email))];
    },
  ],
  [
    "a project, imported twice",
    (s) => [
      granted(GoogleProject.fromProjectId(s, "a", "example-data")),
      granted(GoogleProject.fromProjectId(s, "b", "example-data")),
    ],
  ],
  [
    "a function, made here and imported by its name",
    (s) => [called(newFunction(s, "orders")), called(fn.fromFunctionName(s, "b", "orders"))],
  ],
  [
    "a function, made here and imported by a reference to its name",
    (s) => {
      const orders = newFunction(s, "orders");
      return [called(orders), called(fn.fromFunctionName(s, "b", orders.functionName))];
    },
  ],
  [
    "a function, made here and imported as a reference to its service",
    (s) => {
      const orders = newFunction(s, "orders");
      return [called(orders), called(service.fromServiceName(s, "b", orders.serviceName))];
    },
  ],
  [
    "a function, imported by its name and by the full name of its service",
    (s) => [
      called(fn.fromFunctionName(s, "a", "orders")),
      called(fn.fromFunctionAttributes(s, "b", { functionName: "orders", serviceName: SERVICE, uri })),
    ],
  ],
  [
    "a service, made here and imported by its full name",
    (s) => [called(newService(s, "orders")), called(service.fromServiceName(s, "b", SERVICE))],
  ],
  [
    "a service, imported twice",
    (s) => [
      called(service.fromServiceName(s, "a", "orders")),
      called(service.fromServiceName(s, "b", "orders")),
    ],
  ],
  [
    "a 1st gen function, imported twice",
    (s) => [
      called(FirstGenFunction.fromFunctionName(s, "a", "legacy")),
      called(FirstGenFunction.fromFunctionName(s, "b", "legacy")),
    ],
  ],
])("two constructs share their grants: %s", (_, make) => {
  const [one, other] = make(newStack());
  expect(other).toBe(one);
});

test.each<[string, Named]>([
  [
    "secrets of one name in two projects",
    (s) => [
      granted(Secret.fromSecretId(s, "a", "db")),
      granted(Secret.fromSecretId(s, "b", "db", { project: "other-project" })),
    ],
  ],
  [
    "functions of one name in two locations",
    (s) => [
      called(fn.fromFunctionName(s, "a", "orders")),
      called(fn.fromFunctionName(s, "b", "orders", { location: "us-west1" })),
    ],
  ],
  [
    "a 1st gen function and a service of one name",
    (s) => [
      called(FirstGenFunction.fromFunctionName(s, "a", "orders")),
      called(service.fromServiceName(s, "b", "orders")),
    ],
  ],
  [
    "a topic and a secret of one name",
    (s) => [granted(Topic.fromTopicName(s, "a", "orders")), granted(Secret.fromSecretId(s, "b", "orders"))],
  ],
  [
    "buckets that two variables name",
    (s) => {
      const bucket = (id: string) =>
        Bucket.fromBucketName(s, id, new TerraformVariable(s, `${id}-name`, {}).stringValue);
      return [granted(bucket("a")), granted(bucket("b"))];
    },
  ],
])("two resources do not share their grants: %s", (_, make) => {
  const [one, other] = make(newStack());
  expect(other).not.toBe(one);
});

test("each stack has its own grant, also if references to two resources read the same", () => {
  const app = newApp();
  const bucketOf = (stack: TerraformStack) =>
    new StorageBucket(stack, "files", { name: "x", location: "US" });
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const [mine, theirs] = [bucketOf(shop), bucketOf(depot)];
  const imported = (id: string, name: string, scope: Construct = shop) =>
    granted(Bucket.fromBucketName(scope, id, name));
  expect(imported("b", theirs.name)).not.toBe(imported("a", mine.name));
  expect(imported("c", theirs.name)).toBe(imported("d", theirs.name));
  expect(imported("a", theirs.name, depot)).not.toBe(imported("e", theirs.name));
});

test("an owned list includes the callers of every construct that represents its service", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const binding = new InvokerBinding(stack, "invokers", {
    target: fn.fromFunctionName(stack, "b", "orders"),
  });
  const grant = orders.grantInvoke(ADA);
  expect(sameText(stack, grant.fqn, (binding.node.defaultChild as TerraformResource).fqn)).toBe(true);
});
