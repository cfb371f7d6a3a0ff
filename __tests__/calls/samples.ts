import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { TerraformStack as Stack } from "cdktf";
import * as gateway from "../../lib/api-gateway";
import { type Field, fieldsIn } from "../../lib/core/read-signatures";
import { ENUMS } from "../../lib/core/signatures/enums";
import { STRUCTS } from "../../lib/core/signatures/structs";
import * as main from "../../lib/index";
import * as testing from "../../lib/testing";
import { newFunction } from "../support/functions";
import { newApp, NO_WAIT } from "../support/stack";

/** Every class of the public API, by its name. */
export const API: { readonly [name: string]: unknown } = { ...main, ...gateway, ...testing };

const ACCOUNT = "robot@example-project.iam.gserviceaccount.com";
const DOCUMENT = {
  swagger: "2.0",
  info: { title: "shop", version: "1" },
  paths: { "/orders": { get: { operationId: "orders", responses: { 200: { description: "ok" } } } } },
};

/** A stack, and a value of each type of the public API in it. */
export class Samples {
  public readonly stack: TerraformStack = new Stack(newApp(NO_WAIT), "shop");
  private readonly made = new Map<string, unknown>();
  private ids = 0;

  public constructor() {
    new GoogleProvider(this.stack, "google", { project: "example-project", region: "asia-northeast1" });
  }

  public freshId(): string {
    return `sample-${this.ids++}`;
  }

  public of({ name, type, isRest }: Field): unknown {
    if (name === "id") return this.freshId();
    return isRest ? [] : this.ofType(type);
  }

  /** A value of a type: of an interface without behaviour, the obligatory props alone. */
  public ofType(type: string): unknown {
    if (type in STRUCTS) {
      const fields = fieldsIn(STRUCTS[type]).filter(({ isOptional }) => !isOptional);
      return Object.fromEntries(fields.map((field) => [field.name, this.of(field)]));
    }
    if (type.includes("|")) return this.ofType(type.split("|")[0]);
    if (type in ENUMS) return ENUMS[type].split("|")[0];
    if (type.endsWith("[]")) return [this.ofType(type.slice(0, -2))];
    if (type.startsWith("{")) return {};
    if (!this.made.has(type)) this.made.set(type, this.make(type));
    return this.made.get(type);
  }

  private make(type: string): unknown {
    const maker = MAKERS[type];
    if (!(type in MAKERS)) throw new Error(`${type} needs a sample`);
    return maker(this, this.stack);
  }
}

type Maker = (samples: Samples, stack: TerraformStack) => unknown;

const account: Maker = (samples, stack) =>
  main.ServiceAccount.fromServiceAccountEmail(stack, samples.freshId(), ACCOUNT);
const api: Maker = (samples, stack) => gateway.ApiGatewayApi.fromApiId(stack, samples.freshId(), "orders");
const bucket: Maker = (samples, stack) =>
  main.Bucket.fromBucketName(stack, samples.freshId(), "example-bucket", { location: "asia-northeast1" });
const repository: Maker = (samples, stack) =>
  main.DockerRepository.fromRepositoryFullName(
    stack,
    samples.freshId(),
    "projects/example-project/locations/asia-northeast1/repositories/images",
  );
const runJob: Maker = (samples, stack) => main.CloudRunJob.fromJobName(stack, samples.freshId(), "report");
const ownJob: Maker = (samples, stack) =>
  new main.CloudRunJob(stack, samples.freshId(), { image: "nginx", deletionProtection: false });
const secret: Maker = (samples, stack) => main.Secret.fromSecretId(stack, samples.freshId(), "key");
const someFunction: Maker = (samples, stack) => newFunction(stack, samples.freshId());
const topic: Maker = (samples, stack) => new main.Topic(stack, samples.freshId());
const version = (samples: Samples) => main.SecretVersion.of(samples.ofType("ISecret") as main.ISecret, "1");

const MAKERS: { readonly [type: string]: Maker } = {
  any: () => "anything",
  string: () => "text",
  number: () => 1,
  boolean: () => true,
  Construct: (_, stack) => stack,
  TerraformStack: (_, stack) => stack,
  TerraformVariable: (samples, stack) => new TerraformVariable(stack, samples.freshId(), { type: "string" }),
  ITerraformDependable: topic,
  AppEngineBackend: (samples, stack) =>
    new main.AppEngineBackend(stack, samples.freshId(), {
      iap: samples.ofType("AppEngineIap") as main.AppEngineIap,
      location: "asia-northeast1",
      oauthClientId: "123-abc.apps.googleusercontent.com",
      uri: "https://example.com",
    }),
  AppEngineIap: (samples, stack) => new main.AppEngineIap(stack, samples.freshId()),
  AppEngineTarget: () => main.AppEngineTarget.application(),
  ApiGateway: (samples, stack) =>
    new gateway.ApiGateway(stack, samples.freshId(), {
      document: samples.ofType("OpenApiDocument") as gateway.OpenApiDocument,
    }),
  ApiGatewayApi: api,
  ApiGatewayApiBase: api,
  ApiGatewayApiConfig: (samples, stack) =>
    new gateway.ApiGatewayApiConfig(stack, samples.freshId(), {
      api: samples.ofType("IApiGatewayApi") as gateway.IApiGatewayApi,
      document: samples.ofType("OpenApiDocument") as gateway.OpenApiDocument,
    }),
  AttachmentPoint: () => main.AttachmentPoint.project("example-project"),
  AuditLogTrigger: () => new main.AuditLogTrigger({ serviceName: "x.googleapis.com", methodName: "x" }),
  BackendAuthentication: () => gateway.BackendAuthentication.NONE,
  BigQueryDataset: (samples, stack) => main.BigQueryDataset.fromDatasetId(stack, samples.freshId(), "orders"),
  BucketBase: bucket,
  CloudRunFunction: someFunction,
  CloudRunInvocable: someFunction,
  CloudRunJob: ownJob,
  CloudRunJobBase: runJob,
  CloudRunService: (samples, stack) =>
    new main.CloudRunService(stack, samples.freshId(), {
      image: "nginx",
      ingress: main.IngressSettings.ALL,
      deletionProtection: false,
    }),
  CryptoKey: (samples, stack) =>
    main.CryptoKey.fromKeyFullName(
      stack,
      samples.freshId(),
      "projects/example-project/locations/asia-northeast1/keyRings/ring/cryptoKeys/key",
    ),
  DockerRepository: repository,
  DockerRepositoryBase: repository,
  EventarcTrigger: () =>
    new main.EventarcTrigger({ eventType: "google.cloud.workflows.workflow.v1.created" }),
  FirestoreTrigger: () =>
    new main.FirestoreTrigger({
      eventType: main.FirestoreEvent.CREATED,
      document: "orders/{order}",
      databaseLocation: "asia-northeast1",
    }),
  FirstGenFunction: (samples, stack) =>
    main.FirstGenFunction.fromFunctionName(stack, samples.freshId(), "old"),
  FunctionSource: () => main.FunctionSource.inline({ "index.js": "exports.handler = () => {};" }),
  GoogleProject: (_, stack) => main.GoogleProject.of(stack),
  GoogleService: () => main.GoogleService.WORKFLOWS,
  Gpu: () => main.Gpu.NVIDIA_L4,
  Grant: (samples) =>
    (samples.ofType("ITopic") as main.ITopic).grantPublish(samples.ofType("IPrincipal") as main.IPrincipal),
  IAllowPolicy: (_, stack) => ({ holder: stack, acceptsConditions: false, write: () => topic }),
  IamCondition: () => main.IamCondition.until("2027-01-01T00:00:00Z"),
  IapSetupRole: (samples, stack) => new main.IapSetupRole(stack, samples.freshId()),
  IApiGatewayApi: api,
  IApiGatewayApiConfig: (samples, stack) =>
    gateway.ApiGatewayApiConfig.fromApiConfigAttributes(stack, samples.freshId(), {
      api: samples.ofType("IApiGatewayApi") as gateway.IApiGatewayApi,
      configId: "v1",
      serviceAccount: samples.ofType("IServiceAccount") as main.IServiceAccount,
    }),
  IBucket: bucket,
  ICaller: () => main.Principal.user("ada@example.com"),
  ICloudRunJob: runJob,
  ICloudRunService: (samples, stack) =>
    main.CloudRunService.fromServiceName(stack, samples.freshId(), "dashboard"),
  ICloudRunInvocable: someFunction,
  IDockerRepository: repository,
  IEventTrigger: () => new main.PubSubTrigger(),
  IInvocable: someFunction,
  IngressSettings: () => main.IngressSettings.INTERNAL,
  InvokerIamCheck: () => main.InvokerIamCheck.ENFORCED,
  IPrincipal: () => main.Principal.user("ada@example.com"),
  IResourceWithAllowPolicy: topic,
  IRule: () => ({ id: "own-rule", severity: "warning", title: "t", why: "w", check: () => [] }),
  ISecret: secret,
  IServiceAccount: account,
  ITopic: topic,
  OAuthClientSecret: (samples) => main.OAuthClientSecret.fromSecretVersion(version(samples)),
  GrpcApi: () => gateway.GrpcApi.fromServices({ title: "shop", descriptorSet: "examples/grpc/orders.pb" }),
  OpenApiDocument: () => gateway.OpenApiDocument.fromObject(structuredClone(DOCUMENT)),
  Probe: () => main.Probe.tcp(),
  PubSubTrigger: () => new main.PubSubTrigger(),
  ResourceWithAllowPolicy: topic,
  Role: () => main.Role.RUN_INVOKER,
  Rules: (_, stack) => main.Rules.of(stack),
  Runtime: () => main.Runtime.NODEJS_22,
  Secret: secret,
  SecretVersion: version,
  SecurityScheme: () => gateway.SecurityScheme.apiKey(),
  ServiceAccountBase: account,
  ServiceAgent: () => main.ServiceAgent.EVENTARC,
  SpannerDatabase: (samples, stack) =>
    main.SpannerDatabase.fromDatabaseAttributes(stack, samples.freshId(), {
      instance: "main",
      database: "orders",
    }),
  StorageTrigger: (samples) => new main.StorageTrigger({ bucket: samples.ofType("IBucket") as main.IBucket }),
  ProjectServices: (samples, stack) => new main.ProjectServices(stack, samples.freshId()),
  TaskQueue: (samples, stack) =>
    new main.TaskQueue(stack, samples.freshId(), { target: samples.ofType("IInvocable") as main.IInvocable }),
  TopicBase: topic,
  TrafficTarget: () => main.TrafficTarget.latest(100),
  Volume: () => main.Volume.inMemory(128),
  VpcAccess: () =>
    main.VpcAccess.connector(
      "projects/example-project/locations/asia-northeast1/connectors/main",
      main.VpcEgress.ALL_TRAFFIC,
    ),
};
