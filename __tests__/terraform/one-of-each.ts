import { type App, type TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { ApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { ApiGatewayApiConfig } from "../../lib/api-gateway/api-gateway-api-config";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { ServiceTrigger } from "../../lib/callers/service-trigger";
import { TaskQueue } from "../../lib/callers/task-queue";
import { GoogleBeta } from "../../lib/core/google-beta";
import { ProjectServices } from "../../lib/core/project-services";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { ServiceAccount } from "../../lib/iam/service-account";
import { DeployerRoles } from "../../lib/invocation/deployer-roles";
import { AttachmentPoint, InvokeDenyPolicy } from "../../lib/invocation/invoke-deny-policy";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { BigQueryDataset } from "../../lib/resources/big-query-dataset";
import { Bucket } from "../../lib/resources/bucket";
import { CryptoKey } from "../../lib/resources/crypto-key";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Secret } from "../../lib/resources/secret";
import { SpannerDatabase } from "../../lib/resources/spanner-database";
import { Topic } from "../../lib/resources/topic";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { FunctionSource } from "../../lib/source/function-source";
import { SourceBucket } from "../../lib/source/source-bucket";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { newDocument } from "../api-gateway/gateways";
import { newJob } from "../services/new-job";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { addAppEngine } from "./one-of-each-app-engine";

/** Makes a construct with an id. */
type Make<T> = (stack: TerraformStack, id: string) => T;

/** Adds a construct to a stack. */
export type Add = <T extends Construct>(id: string, make: Make<T>) => T;

const OPS = Principal.group("ops@example.com");

/**
 * A stack with one construct of each kind, and with grants between them. Names in Google Cloud do not depend on the ids.
 *
 * Returns the constructs by their ids before `rename`.
 */
export function oneOfEach(app: App, rename: (id: string) => string): ReadonlyMap<string, Construct> {
  const stack = newStack(app);
  new GoogleBeta(stack, "google-beta");
  const constructs = new Map<string, Construct>();
  const add: Add = (id, make) => {
    const construct = make(stack, rename(id));
    constructs.set(id, construct);
    return construct;
  };
  const orders = addWorkloads(add);
  addCallers(add, orders);
  addImported(add, orders);
  addData(add, orders);
  addAppEngine(add);
  addPolicies(add, app);
  return constructs;
}

function addWorkloads(add: Add): CloudRunFunction {
  add("services", (stack, id) => new ProjectServices(stack, id, { additional: ["sqladmin.googleapis.com"] }));
  const builder = add(
    "builder",
    (stack, id) => new ServiceAccount(stack, id, { accountId: "orders-builder" }),
  );
  const bucket = add("bucket", (stack, id) => new SourceBucket(stack, id, { bucketName: "orders-code" }));
  const source = FunctionSource.inline({ "index.js": "exports.handler = () => {};" }, { bucket });
  const orders = add("orders", (stack, id) =>
    newFunction(stack, id, { name: "orders", buildServiceAccount: builder }),
  );
  const topic = add("topic", (stack, id) => new Topic(stack, id, { name: "events" }));
  const trigger = new PubSubTrigger({ topic });
  add("on-event", (stack, id) => newFunction(stack, id, { name: "on-event", trigger, source }));
  const service = add("service", (stack, id) => newService(stack, id, { name: "service" }));
  // Its account id is a token, so that grants to it have its path in their ids.
  const accountId = Token.asString('${lower("ORDERS-CALLER")}');
  const caller = add("caller", (stack, id) => new ServiceAccount(stack, id, { accountId }));
  topic.grantPublish(orders);
  orders.grantInvoke(OPS);
  orders.grantInvoke(caller);
  service.grantInvoke(orders);
  caller.grantImpersonate(OPS);
  GoogleProject.of(orders).grant(Role.LOGGING_LOG_WRITER, caller);
  return orders;
}

function addCallers(add: Add, target: CloudRunFunction): void {
  const schedule = { schedule: "0 9 * * *", timeZone: "Asia/Tokyo" };
  add("job", (stack, id) => new SchedulerJob(stack, id, { name: "job", target, ...schedule }));
  add("queue", (stack, id) => new TaskQueue(stack, id, { name: "queue", target })).grantEnqueue(OPS);
  add("push", (stack, id) => {
    const topic = Topic.fromTopicName(stack, "pushed", "pushed");
    return new PushSubscription(stack, id, { name: "push", topic, target, deadLetterPolicy: {} });
  });
  const run = add("report", (stack, id) => CloudRunJob.fromJobName(stack, id, "report"));
  run.grantRun(OPS);
  run.grantRunWithOverrides(OPS);
  const cleanUp = add("clean-up", (stack, id) => newJob(stack, id, { name: "clean-up" }));
  cleanUp.grantRun(OPS);
  target.grantInvoke(cleanUp);
  add("weekly", (stack, id) => new SchedulerJob(stack, id, { name: "weekly", run: cleanUp, ...schedule }));
  add("nightly", (stack, id) => new SchedulerJob(stack, id, { name: "nightly", run, ...schedule }));
  add("quarterly", (stack, id) => {
    const containers = [{ args: ["--quarter"], environment: { AT: target.uri } }];
    return new SchedulerJob(stack, id, { name: "quarterly", run, overrides: { containers }, ...schedule });
  });
  const document = newDocument();
  document.addDefaultBackend(target);
  add("events", (stack, id) => {
    const service = newService(stack, "event-service");
    return new ServiceTrigger(stack, id, { name: "arrivals", target: service, trigger: new PubSubTrigger() });
  });
  add("gateway", (stack, id) => new ApiGateway(stack, id, { name: "gateway", document }));
  const api = add("api", (stack, id) => new ApiGatewayApi(stack, id, { name: "api" }));
  const config = add(
    "config",
    (stack, id) => new ApiGatewayApiConfig(stack, id, { name: "first", api, document }),
  );
  config.grant(Role.API_GATEWAY_VIEWER, OPS);
  add("third", (stack, id) => {
    const email = "gateways@example-project.iam.gserviceaccount.com";
    const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "gateways", email);
    const given = { api, configId: "existing", serviceAccount };
    const existing = ApiGatewayApiConfig.fromApiConfigAttributes(stack, "existing-config", given);
    return new ApiGateway(stack, id, { name: "third", config: existing });
  });
  add("second", (stack, id) => new ApiGateway(stack, id, { name: "second", config })).grant(
    Role.API_GATEWAY_ADMIN,
    OPS,
  );
}

function addImported(add: Add, caller: CloudRunFunction): void {
  add("old", (stack, id) => FirstGenFunction.fromFunctionName(stack, id, "old")).grantInvoke(caller);
  const attributes = {
    functionName: "known",
    uri: "https://known-abcdefghij-an.a.run.app",
    serviceName: "known",
  };
  add("known", (stack, id) => CloudRunFunction.fromFunctionAttributes(stack, id, attributes)).grantInvoke(
    caller,
  );
  add("looked-up", (stack, id) => CloudRunService.fromServiceName(stack, id, "looked-up")).grantInvoke(
    caller,
  );
  const email = "existing@example-project.iam.gserviceaccount.com";
  const existing = add("existing", (stack, id) => ServiceAccount.fromServiceAccountEmail(stack, id, email));
  existing.grantActAs(OPS);
  const project = add("other", (stack, id) => GoogleProject.fromProjectId(stack, id, "other-project"));
  project.grant(Role.LOGGING_LOG_WRITER, caller);
}

/** Adds constructs for existing resources that only carry a policy. */
function addData(add: Add, user: CloudRunFunction): void {
  add("secret", (stack, id) => Secret.fromSecretId(stack, id, "key")).grantAccess(user);
  const bucket = add("uploads", (stack, id) => Bucket.fromBucketName(stack, id, "uploads"));
  bucket.grantWrite(user);
  bucket.grantRead(user);
  const role = Role.STORAGE_OBJECT_VIEWER;
  add("readers", (stack, id) => new RoleBinding(stack, id, { resource: bucket, role }));
  const images = "projects/example-project/locations/asia-northeast1/repositories/images";
  add("images", (stack, id) => DockerRepository.fromRepositoryFullName(stack, id, images)).grant(
    Role.ARTIFACT_REGISTRY_WRITER,
    user,
  );
  add("built", (stack, id) => new DockerRepository(stack, id, { repositoryId: "built" })).grantRead(user);
  add("dataset", (stack, id) => BigQueryDataset.fromDatasetId(stack, id, "sales")).grantRead(user);
  const database = { instance: "main", database: "sales" };
  add("database", (stack, id) => SpannerDatabase.fromDatabaseAttributes(stack, id, database)).grantRead(user);
  const key = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/data";
  add("key", (stack, id) => CryptoKey.fromKeyFullName(stack, id, key)).grantDecrypt(user);
}

function addPolicies(add: Add, app: App): void {
  const target = add("listed", (stack, id) => newService(stack, id, { name: "listed" }));
  target.grantInvoke(OPS);
  add("invokers", (stack, id) => new InvokerBinding(stack, id, { target }));
  add("denied", (stack, id) => {
    const attachmentPoint = AttachmentPoint.project("example-project");
    const deniedPrincipals = [Principal.user("ann@example.com")];
    return new InvokeDenyPolicy(stack, id, { name: "denied", attachmentPoint, deniedPrincipals });
  });
  const depot = newStack(app, "depot");
  newService(depot, "depot").grantInvoke(OPS);
  add("deployer", (stack, id) => new DeployerRoles(stack, id, { principal: OPS, stacks: [depot] }));
}
