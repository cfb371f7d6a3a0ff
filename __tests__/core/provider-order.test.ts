import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Topic } from "../../lib/resources/topic";
import { SourceBucket } from "../../lib/source/source-bucket";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newApp, NO_WAIT } from "../support/stack";

const provide = (stack: TerraformStack, project = "example-project", region = "asia-northeast1"): void => {
  new GoogleProvider(stack, "google", { project, region });
};

/** What is wrong with a stack whose provider is declared first or last; undefined if nothing. */
function verdict(define: (stack: TerraformStack) => void, provider: "first" | "last", region?: string) {
  const app = newApp(NO_WAIT);
  const stack = new TerraformStack(app, "shop");
  try {
    if (provider === "first") provide(stack, undefined, region);
    define(stack);
    if (provider === "last") provide(stack, undefined, region);
    app.synth();
    return { warnings: warnings(stack) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

const job = (stack: TerraformStack, props: object): void => {
  const target = newFunction(stack, "orders", { ingress: IngressSettings.INTERNAL });
  new SchedulerJob(stack, "job", { schedule: "0 9 * * *", timeZone: "Etc/UTC", target, ...props });
};

const CASES: readonly (readonly [title: string, define: (stack: TerraformStack) => void, error: string])[] = [
  [
    "a job of another project that calls an internal function",
    (stack) => {
      job(stack, { project: "other-project", location: "europe-west1" });
    },
    "'ingress' must admit Google services of other projects, by which shop/job calls from other-project to example-project, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/orders]",
  ],
  [
    "a connector of another region",
    (stack) => {
      const connector = "projects/example-project/locations/europe-west1/connectors/serverless";
      newFunction(stack, "orders", {
        vpcAccess: VpcAccess.connector(connector, VpcEgress.PRIVATE_RANGES_ONLY),
      });
    },
    "'vpcAccess' must be in the function's location asia-northeast1, got one in europe-west1 [at shop/orders]",
  ],
  [
    "an account of another project",
    (stack) => {
      const email = "caller@other-project.iam.gserviceaccount.com";
      job(stack, { serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "caller", email) });
    },
    "'serviceAccount' must be of the job's project example-project, got 'caller@other-project.iam.gserviceaccount.com', which is of other-project [at shop/job]",
  ],
  [
    "a topic of another project",
    (stack) => {
      const topic = Topic.fromTopicName(stack, "topic", "orders", { project: "other-project" });
      newFunction(stack, "orders", { trigger: new PubSubTrigger({ topic }) });
    },
    "'topic' must be of the function's project example-project, got one of other-project; use PushSubscription [at shop/orders]",
  ],
  [
    "a repository of another project",
    (stack) => {
      const name = "projects/other-project/locations/asia-northeast1/repositories/images";
      newFunction(stack, "orders", {
        dockerRepository: DockerRepository.fromRepositoryFullName(stack, "images", name),
      });
    },
    "'dockerRepository' must be in the function's project example-project, got one in other-project [at shop/orders]",
  ],
];

test.each(CASES)("%s is refused, whether the provider is declared first or last", (_, define, error) => {
  expect(verdict(define, "first")).toEqual({ error });
  expect(verdict(define, "last")).toEqual({ error });
});

test("an unknown region is a warning, whether the provider is declared first or last", () => {
  const define = (stack: TerraformStack): void => {
    newFunction(stack, "orders");
  };
  const expected = {
    warnings: [
      "[shop/orders] 'location' must be a Cloud Run region, got 'europe-west99', which is not a known one",
    ],
  };
  expect(verdict(define, "first", "europe-west99")).toEqual(expected);
  expect(verdict(define, "last", "europe-west99")).toEqual(expected);
});

test("what is in its place passes in either order", () => {
  const define = (stack: TerraformStack): void => {
    const connector = "projects/example-project/locations/asia-northeast1/connectors/serverless";
    newFunction(stack, "orders", {
      vpcAccess: VpcAccess.connector(connector, VpcEgress.PRIVATE_RANGES_ONLY),
    });
    const email = "caller@example-project.iam.gserviceaccount.com";
    const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "caller", email);
    const target = newFunction(stack, "internal", { ingress: IngressSettings.INTERNAL });
    new SchedulerJob(stack, "job", { schedule: "0 9 * * *", timeZone: "Etc/UTC", target, serviceAccount });
  };
  expect(verdict(define, "last")).toEqual(verdict(define, "first"));
  expect(verdict(define, "last")).toEqual({ warnings: [] });
});

test("the bucket of a domain-scoped project has the same name in either order", () => {
  const stacks = (["first", "last"] as const).map((order) => {
    const stack = new TerraformStack(newApp(NO_WAIT), "shop");
    if (order === "first") provide(stack, "example.com:shop");
    new SourceBucket(stack, "bucket");
    if (order === "last") provide(stack, "example.com:shop");
    return JSON.parse(Testing.synth(stack)) as unknown;
  });
  expect(stacks[1]).toEqual(stacks[0]);
  expect(JSON.stringify(stacks[0])).toContain('"example-com-shop-functions-');
});
