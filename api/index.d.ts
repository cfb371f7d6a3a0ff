import { CloudRunV2ServiceTemplateVolumes } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { ITerraformDependable, TerraformProvider, TerraformResource, TerraformStack, TerraformVariable } from "cdktf";
import { Construct, IConstruct, IDependable } from "constructs";

export declare const API_WAIT_SECONDS_CONTEXT = "cdktf-cloud-run-functions:apiWaitSeconds";

export declare class Adoption {
  private constructor();
  static of(stack: TerraformStack, file: string): Adoption;
  readonly count: number;
}

export declare class ApiGateway extends Caller implements IResourceWithAllowPolicy {
  constructor(scope: Construct, id: string, props: ApiGatewayProps);
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  get defaultHostname(): string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantOnApi(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantOnConfig(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantViewer(principal: IPrincipal): Grant[];
  readonly location: string;
  get managedService(): string;
  readonly project: string;
  readonly serviceAccount: IServiceAccount;
  get uri(): string;
}

export declare class ApiGatewayApi extends ApiGatewayApiBase {
  constructor(scope: Construct, id: string, props?: ApiGatewayApiProps);
  static fromApiId(scope: Construct, id: string, apiId: string, options?: ApiGatewayApiOptions): IApiGatewayApi;
  get apiId(): string;
  get managedService(): string;
  readonly project: string;
}

declare abstract class ApiGatewayApiBase extends ResourceWithAllowPolicy implements IApiGatewayApi {
  abstract readonly apiId: string;
  abstract readonly managedService: string;
  abstract readonly project: string;
}

export declare class ApiGatewayApiConfig extends Caller implements IApiGatewayApiConfig {
  constructor(scope: Construct, id: string, props: ApiGatewayApiConfigProps);
  static fromApiConfigAttributes(scope: Construct, id: string, attributes: ApiGatewayApiConfigAttributes): IApiGatewayApiConfig;
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  get configId(): string;
  get fullName(): string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  readonly project: string;
  readonly serviceAccount: IServiceAccount;
}

export interface ApiGatewayApiConfigAttributes {
  readonly api: IApiGatewayApi;
  readonly configId: string;
  readonly serviceAccount: IServiceAccount;
}

export interface ApiGatewayApiConfigProps {
  readonly api: IApiGatewayApi;
  readonly dependsOn?: IDependable[];
  readonly displayName?: string;
  readonly document?: OpenApiDocument;
  readonly enableManagedService?: boolean;
  readonly grpcApi?: GrpcApi;
  readonly labels?: {
    [key: string]: string;
  };
  readonly name?: string;
  readonly namePrefix?: string;
  readonly serviceAccount?: IServiceAccount;
}

export interface ApiGatewayApiOptions {
  readonly managedService?: string;
  readonly project?: string;
}

export interface ApiGatewayApiProps {
  readonly dependsOn?: IDependable[];
  readonly displayName?: string;
  readonly labels?: {
    [key: string]: string;
  };
  readonly name?: string;
  readonly project?: string;
}

export interface ApiGatewayProps {
  readonly api?: IApiGatewayApi;
  readonly config?: IApiGatewayApiConfig;
  readonly dependsOn?: IDependable[];
  readonly displayName?: string;
  readonly document?: OpenApiDocument;
  readonly enableManagedService?: boolean;
  readonly grpcApi?: GrpcApi;
  readonly labels?: {
    [key: string]: string;
  };
  readonly location?: string;
  readonly name?: string;
  readonly project?: string;
  readonly serviceAccount?: IServiceAccount;
}

export declare enum ApiKeyLocation {
  HEADER = "HEADER",
  QUERY = "QUERY"
}

export declare class AppEngineApplication extends Construct implements IAppEngineApplication {
  constructor(scope: Construct, id: string, props: AppEngineApplicationProps);
  static fromProjectId(scope: Construct, id: string, projectId: string): IAppEngineApplication;
  get appId(): string;
  readonly project: string;
}

export interface AppEngineApplicationProps extends DependentProps {
  readonly authDomain?: string;
  readonly databaseType?: AppEngineDatabaseType;
  readonly iap?: AppEngineIapConfig;
  readonly location: string;
  readonly project?: string;
  readonly servingStatus?: AppEngineServingStatus;
}

export declare class AppEngineBackend extends Construct implements IInvocable {
  constructor(scope: Construct, id: string, props: AppEngineBackendProps);
  readonly audience: string;
  grantInvoke(caller: IPrincipal, options?: GrantInvokeOptions): Grant;
  readonly ingress?: IngressSettings;
  readonly location: string;
  readonly project: string;
  readonly uri: string;
}

export interface AppEngineBackendProps {
  readonly iap: AppEngineIap;
  readonly ingress?: IngressSettings;
  readonly location: string;
  readonly oauthClientId: string;
  readonly uri: string;
}

export declare enum AppEngineDatabaseType {
  CLOUD_DATASTORE_COMPATIBILITY = "CLOUD_DATASTORE_COMPATIBILITY",
  CLOUD_FIRESTORE = "CLOUD_FIRESTORE"
}

export declare class AppEngineFirewallRule extends Construct {
  constructor(scope: Construct, id: string, props: AppEngineFirewallRuleProps);
}

export interface AppEngineFirewallRuleProps extends DependentProps {
  readonly action: FirewallAction;
  readonly description?: string;
  readonly priority: number;
  readonly project?: string;
  readonly sourceRange: string;
}

export declare class AppEngineIap extends Construct implements IResourceWithAllowPolicy {
  constructor(scope: Construct, id: string, props?: AppEngineIapProps);
  readonly appId: string;
  readonly givenProject?: string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantAccess(principal: IPrincipal, options?: GrantOptions): Grant;
  readonly project: string;
  readonly target: AppEngineTarget;
}

export interface AppEngineIapConfig {
  readonly enabled: boolean;
  readonly oauthClientId: string;
  readonly oauthClientSecret: OAuthClientSecret;
}

export interface AppEngineIapProps {
  readonly appId?: string;
  readonly dependsOn?: IDependable[];
  readonly project?: string;
  readonly target?: AppEngineTarget;
}

export declare class AppEngineServiceNetworkSettings extends Construct {
  constructor(scope: Construct, id: string, props: AppEngineServiceNetworkSettingsProps);
  readonly ingress: IngressSettings;
}

export interface AppEngineServiceNetworkSettingsProps {
  readonly dependsOn?: IDependable[];
  readonly ingress: IngressSettings;
  readonly project?: string;
  readonly service: string;
}

export declare enum AppEngineServingStatus {
  SERVING = "SERVING",
  USER_DISABLED = "USER_DISABLED"
}

export declare class AppEngineTarget {
  private constructor();
  static application(): AppEngineTarget;
  static service(service: string): AppEngineTarget;
  static version(service: string, version: string): AppEngineTarget;
  readonly serviceId?: string | undefined;
  readonly versionId?: string | undefined;
}

export interface ArchiveOptions {
  readonly bucket?: IBucket;
}

export declare class AttachmentPoint {
  private constructor();
  static folder(folderId: string): AttachmentPoint;
  static organization(organizationId: string): AttachmentPoint;
  static project(projectId: string): AttachmentPoint;
  get parent(): string;
}

export declare enum AttributeOutput {
  HEADER = "HEADER",
  JWT = "JWT",
  RCTOKEN = "RCTOKEN"
}

export interface AttributePropagation {
  readonly expression: string;
  readonly outputs: AttributeOutput[];
}

export declare class AuditLogTrigger implements IEventTrigger {
  constructor(props: AuditLogTriggerProps);
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

export interface AuditLogTriggerProps extends TriggerOptions {
  readonly methodName: string;
  readonly resourceName?: string;
  readonly serviceName: string;
  readonly triggerRegion?: string;
}

export declare class BackendAuthentication {
  private constructor();
  static readonly NONE: BackendAuthentication;
  static idToken(audience: string): BackendAuthentication;
  readonly audience?: string | undefined;
}

export interface BackendOptions extends CallOptions {
  readonly grantOn?: GoogleProject;
  readonly iapSetupRole?: IapSetupRole;
  readonly path?: string;
  readonly role?: Role;
}

export declare enum BackendProtocol {
  HTTP_1_1 = "http/1.1",
  HTTP_2 = "h2"
}

export declare enum BaseImageUpdates {
  AUTOMATIC = "AUTOMATIC",
  ON_DEPLOY = "ON_DEPLOY"
}

export declare class BigQueryDataset extends ResourceWithAllowPolicy implements IBigQueryDataset {
  private constructor();
  static fromDatasetId(scope: Construct, id: string, datasetId: string, options?: BigQueryDatasetOptions): IBigQueryDataset;
  readonly datasetId: string;
  grantRead(principal: IPrincipal): Grant;
  grantWrite(principal: IPrincipal): Grant;
  readonly project: string;
}

export interface BigQueryDatasetOptions {
  readonly project?: string;
}

export declare enum Billing {
  INSTANCE_BASED = "INSTANCE_BASED",
  REQUEST_BASED = "REQUEST_BASED"
}

export declare class Bucket extends BucketBase {
  private constructor();
  static fromBucketName(scope: Construct, id: string, bucketName: string, options?: BucketOptions): IBucket;
  readonly bucketName: string;
  get knownLocation(): string | undefined;
  get location(): string;
}

export declare abstract class BucketBase extends ResourceWithAllowPolicy implements IBucket {
  abstract readonly bucketName: string;
  grantRead(principal: IPrincipal, options?: GrantOptions): Grant;
  grantWrite(principal: IPrincipal, options?: GrantOptions): Grant;
  abstract readonly knownLocation?: string | undefined;
  abstract readonly location: string;
}

export interface BucketObjectOptions {
  readonly generation?: number;
}

export interface BucketOptions {
  readonly location?: string;
}

export interface BucketVolumeOptions extends ReadOnlyOptions {
  readonly mountOptions?: string[];
}

export declare class BuildServiceAccount extends Construct implements IPrincipal {
  private constructor();
  static of(scope: Construct, project?: string): BuildServiceAccount;
  get member(): string;
  get principalId(): string;
  readonly serviceAccount: IServiceAccount;
}

export interface CallOptions {
  readonly deadlineSeconds?: number;
  readonly pathTranslation?: PathTranslation;
  readonly protocol?: BackendProtocol;
}

export declare abstract class Caller extends Construct implements ICaller {
  abstract readonly callsBy?: NetworkPath;
  abstract readonly callsFromProject?: string;
  get member(): string;
  get principalId(): string;
  abstract readonly serviceAccount: IServiceAccount;
}

export interface CleanupCondition {
  readonly newerThanDays?: number;
  readonly olderThanDays?: number;
  readonly packageNamePrefixes?: string[];
  readonly tagPrefixes?: string[];
  readonly tagged?: boolean;
}

export declare class CleanupPolicy {
  private constructor();
  static discard(condition: CleanupCondition): CleanupPolicy;
  static keep(condition: CleanupCondition): CleanupPolicy;
  static keepMostRecent(count: number): CleanupPolicy;
}

export declare class CloudRunFunction extends CloudRunWorkload implements ICloudRunFunction {
  constructor(scope: Construct, id: string, props: CloudRunFunctionProps);
  static fromFunctionAttributes(scope: Construct, id: string, attributes: CloudRunFunctionAttributes): ICloudRunFunction;
  static fromFunctionName(scope: Construct, id: string, functionName: string, options?: ImportOptions): ICloudRunFunction;
  addEnvironment(name: string, value: string): void;
  readonly buildServiceAccount: IServiceAccount;
  get functionName(): string;
  grantOnFunction(role: Role, principal: IPrincipal): Grant;
  readonly serviceName: string;
}

export interface CloudRunFunctionAttributes extends ImportOptions {
  readonly audience?: string;
  readonly functionName: string;
  readonly serviceName: string;
  readonly uri: string;
}

export interface CloudRunFunctionProps extends WorkloadProps {
  readonly allTrafficOnLatestRevision?: boolean;
  readonly baseImageUpdates?: BaseImageUpdates;
  readonly buildEnvironment?: {
    [name: string]: string;
  };
  readonly buildServiceAccount?: IServiceAccount;
  readonly concurrency?: number;
  readonly cpu?: number;
  readonly dockerRepository?: IDockerRepository;
  readonly entryPoint: string;
  readonly environment?: {
    [name: string]: string;
  };
  readonly grantBuildRoles?: boolean;
  readonly memoryMib?: number;
  readonly runtime: Runtime;
  readonly secretEnvironment?: {
    [name: string]: SecretVersion;
  };
  readonly secretVolumes?: SecretVolume[];
  readonly source: FunctionSource;
  readonly timeoutSeconds?: number;
  readonly trigger?: IEventTrigger;
  readonly workerPool?: string;
}

export declare abstract class CloudRunInvocable extends Construct implements ICloudRunInvocable, IResourceWithAllowPolicy {
  get audience(): string;
  get curlCommand(): string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantInvoke(caller: IPrincipal, options?: GrantInvokeOptions): Grant;
  abstract readonly ingress?: IngressSettings;
  abstract readonly location: string;
  abstract readonly project: string;
  abstract readonly serviceName: string;
  abstract readonly uri: string;
}

export declare class CloudRunJob extends CloudRunJobBase implements ICaller {
  constructor(scope: Construct, id: string, props: CloudRunJobProps);
  static fromJobName(scope: Construct, id: string, jobName: string, options?: CloudRunJobOptions): ICloudRunJob;
  addEnvironment(name: string, value: string): void;
  get callsBy(): NetworkPath | undefined;
  readonly callsFromProject?: string;
  readonly jobName: string;
  readonly location: string;
  get member(): string;
  get principalId(): string;
  readonly project: string;
  readonly serviceAccount: IServiceAccount;
}

export declare abstract class CloudRunJobBase extends ResourceWithAllowPolicy implements ICloudRunJob {
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantRun(principal: IPrincipal): Grant;
  grantRunWithOverrides(principal: IPrincipal): Grant;
  abstract readonly jobName: string;
  abstract readonly location: string;
  abstract readonly project: string;
}

export interface CloudRunJobOptions {
  readonly location?: string;
  readonly project?: string;
}

export interface CloudRunJobProps extends CloudRunProps, RunContainerProps, DeploymentProps {
  readonly containerName?: string;
  readonly delayExecution?: boolean;
  readonly executionAnnotations?: {
    [key: string]: string;
  };
  readonly executionLabels?: {
    [key: string]: string;
  };
  readonly maxRetries?: number;
  readonly parallelism?: number;
  readonly runExecutionToken?: string;
  readonly sidecars?: JobSidecarProps[];
  readonly startExecutionToken?: string;
  readonly tags?: {
    [key: string]: string;
  };
  readonly taskCount?: number;
  readonly timeoutSeconds?: number;
}

export interface CloudRunProps extends DependentProps {
  readonly binaryAuthorizationPolicy?: string;
  readonly kmsKeyName?: string;
  readonly labels?: {
    [key: string]: string;
  };
  readonly lifecycle?: WorkloadLifecycle;
  readonly location?: string;
  readonly name?: string;
  readonly project?: string;
  readonly projectRoles?: Role[];
  readonly serviceAccount?: IServiceAccount;
  readonly terraformTimeouts?: TerraformTimeouts;
  readonly vpcAccess?: VpcAccess;
}

export declare class CloudRunService extends CloudRunWorkload implements ICloudRunService {
  constructor(scope: Construct, id: string, props: CloudRunServiceProps);
  static fromServiceAttributes(scope: Construct, id: string, attributes: CloudRunServiceAttributes): ICloudRunService;
  static fromServiceName(scope: Construct, id: string, serviceName: string, options?: ImportOptions): ICloudRunService;
  addEnvironment(name: string, value: string): void;
  get deterministicUri(): string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantIapAccess(principal: IPrincipal, options?: GrantOptions): Grant;
  inRegion(region: string): ICloudRunService;
  readonly serviceName: string;
}

export interface CloudRunServiceAttributes extends ImportOptions {
  readonly audience?: string;
  readonly serviceName: string;
  readonly uri: string;
}

export interface CloudRunServiceProps extends WorkloadProps, ContainerProps, DeploymentProps, RevisionProps {
  readonly billing?: Billing;
  readonly concurrency?: number;
  readonly concurrencyUtilization?: number;
  readonly containerName?: string;
  readonly cpuUtilization?: number;
  readonly customAudiences?: string[];
  readonly defaultUriDisabled?: boolean;
  readonly executionEnvironment?: ExecutionEnvironment;
  readonly healthCheckDisabled?: boolean;
  readonly http2?: boolean;
  readonly iap?: boolean;
  readonly invokerIamCheck?: InvokerIamCheck;
  readonly manualInstances?: number;
  readonly port?: number;
  readonly regions?: string[];
  readonly sandboxTemplates?: SandboxTemplate[];
  readonly serviceMaxInstances?: number;
  readonly serviceMinInstances?: number;
  readonly sessionAffinity?: boolean;
  readonly sidecars?: SidecarProps[];
  readonly startupCpuBoost?: boolean;
  readonly tags?: {
    [key: string]: string;
  };
  readonly timeoutSeconds?: number;
  readonly traffic?: TrafficTarget[];
}

export declare abstract class CloudRunWorkload extends CloudRunInvocable implements ICaller {
  constructor(scope: Construct, id: string, given: WorkloadProps, regions?: string[]);
  get callsBy(): NetworkPath | undefined;
  readonly callsFromProject?: string;
  get deterministicUri(): string;
  readonly ingress?: IngressSettings;
  readonly location: string;
  get member(): string;
  get principalId(): string;
  readonly project: string;
  readonly serviceAccount: IServiceAccount;
  get uri(): string;
}

export interface ConditionConfig {
  readonly description?: string;
  readonly expression: string;
  readonly title: string;
}

export interface ContainerOverride {
  readonly args?: string[];
  readonly environment?: {
    [name: string]: string;
  };
  readonly name?: string;
}

export interface ContainerProps extends RunContainerProps {
  readonly baseImage?: string;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
}

export declare class ContextKeys {
  private constructor();
  static readonly API_WAIT_SECONDS = "cdktf-cloud-run-functions:apiWaitSeconds";
  static readonly APP_NAME = "cdktf-cloud-run-functions:appName";
  static readonly DEPLOYER = "cdktf-cloud-run-functions:deployer";
  static readonly IAM_WAIT_SECONDS = "cdktf-cloud-run-functions:iamWaitSeconds";
  static readonly PROJECT_NUMBERS = "cdktf-cloud-run-functions:projectNumbers";
  static readonly STRICT_CALENDAR = "cdktf-cloud-run-functions:strictCalendar";
  static readonly TODAY = "cdktf-cloud-run-functions:today";
}

export declare class CryptoKey extends ResourceWithAllowPolicy implements ICryptoKey {
  private constructor();
  static fromKeyFullName(scope: Construct, id: string, fullName: string): ICryptoKey;
  readonly fullName: string;
  grantDecrypt(principal: IPrincipal, options?: GrantOptions): Grant;
  grantEncrypt(principal: IPrincipal, options?: GrantOptions): Grant;
  grantEncryptDecrypt(principal: IPrincipal, options?: GrantOptions): Grant;
}

export declare const DEPLOYER_CONTEXT = "cdktf-cloud-run-functions:deployer";

export interface DeadLetterPolicy {
  readonly kmsKeyName?: string;
  readonly maxDeliveryAttempts?: number;
  readonly topic?: ITopic;
}

export interface DependentProps {
  readonly dependsOn?: IDependable[];
}

export declare class DeployerRoles extends Construct {
  constructor(scope: Construct, id: string, props: DeployerRolesProps);
}

export interface DeployerRolesProps {
  readonly principal: IPrincipal;
  readonly stacks: TerraformStack[];
}

export interface DeploymentProps {
  readonly annotations?: {
    [key: string]: string;
  };
  readonly breakglassJustification?: string;
  readonly client?: string;
  readonly clientVersion?: string;
  readonly deletionProtection: boolean;
  readonly gpuZonalRedundancy?: boolean;
  readonly launchStage?: LaunchStage;
}

export interface DirectVpc {
  readonly egress: VpcEgress;
  readonly network?: string;
  readonly subnetwork?: string;
  readonly tags?: string[];
}

export declare class DockerRepository extends DockerRepositoryBase {
  constructor(scope: Construct, id: string, props?: DockerRepositoryProps);
  static fromRepositoryFullName(scope: Construct, id: string, fullName: string): IDockerRepository;
  get fullName(): string;
  readonly location?: string | undefined;
  readonly project?: string | undefined;
}

declare abstract class DockerRepositoryBase extends ResourceWithAllowPolicy implements IDockerRepository {
  abstract readonly fullName: string;
  grantRead(principal: IPrincipal): Grant;
  grantWrite(principal: IPrincipal): Grant;
  abstract readonly location?: string | undefined;
  abstract readonly project?: string | undefined;
}

export interface DockerRepositoryProps extends DependentProps {
  readonly cleanupDryRun?: boolean;
  readonly cleanupPolicies?: {
    [name: string]: CleanupPolicy;
  };
  readonly description?: string;
  readonly immutableTags?: boolean;
  readonly kmsKeyName?: string;
  readonly labels?: {
    [key: string]: string;
  };
  readonly location?: string;
  readonly project?: string;
  readonly repositoryId?: string;
}

export declare enum EventDataContentType {
  JSON = "application/json",
  PROTOBUF = "application/protobuf"
}

export interface EventFilter {
  readonly attribute: string;
  readonly pathPattern?: boolean;
  readonly value: string;
}

export interface EventTriggerConfig {
  readonly channel?: string;
  readonly dependsOn?: IDependable[];
  readonly eventDataContentType?: EventDataContentType;
  readonly eventType: string;
  readonly filters?: EventFilter[];
  readonly grants?: Grant[];
  readonly pubsubTopic?: string;
  readonly retryPolicy?: RetryPolicy;
  readonly serviceAccount: IServiceAccount;
  readonly triggerRegion?: string;
}

export interface EventTriggerTarget {
  readonly accountStem: string;
  readonly googleProject: GoogleProject;
  readonly kmsKeyName?: string | undefined;
  readonly location: string;
  readonly name: string;
  readonly noun: string;
  readonly project?: string;
  readonly purpose: string;
}

export declare class EventarcTrigger implements IEventTrigger {
  constructor(props: EventarcTriggerProps);
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

export interface EventarcTriggerProps extends TriggerOptions {
  readonly channel?: string;
  readonly eventType: string;
  readonly filters?: EventFilter[];
  readonly triggerRegion?: string;
}

export declare enum ExecutionEnvironment {
  GEN1 = "EXECUTION_ENVIRONMENT_GEN1",
  GEN2 = "EXECUTION_ENVIRONMENT_GEN2"
}

export declare enum FirestoreEvent {
  CREATED = "created",
  DELETED = "deleted",
  UPDATED = "updated",
  WRITTEN = "written"
}

export declare class FirestoreTrigger implements IEventTrigger {
  constructor(props: FirestoreTriggerProps);
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

export interface FirestoreTriggerProps extends TriggerOptions {
  readonly database?: string;
  readonly databaseLocation: string;
  readonly databaseNamespace?: string;
  readonly document: string;
  readonly eventType: FirestoreEvent;
  readonly triggerRegion?: string;
  readonly withAuthContext?: boolean;
}

export declare enum FirewallAction {
  ALLOW = "ALLOW",
  DENY = "DENY"
}

export declare class FirstGenFunction extends Construct implements IInvocable, IResourceWithAllowPolicy {
  private constructor();
  static fromFunctionName(scope: Construct, id: string, functionName: string, options?: FirstGenFunctionOptions): FirstGenFunction;
  get audience(): string;
  get curlCommand(): string;
  readonly functionName: string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantInvoke(caller: IPrincipal, options?: GrantInvokeOptions): Grant;
  readonly ingress?: IngressSettings;
  readonly location: string;
  readonly project: string;
  readonly uri: string;
}

export interface FirstGenFunctionOptions extends ImportOptions {
  readonly uri?: string;
}

export declare abstract class FunctionSource {
  static bucketObject(bucket: IBucket, objectName: string, options?: BucketObjectOptions): FunctionSource;
  static directory(path: string, options?: SourceDirectoryOptions): FunctionSource;
  static inline(files: {
    [path: string]: string;
  }, options?: ArchiveOptions): FunctionSource;
  static zip(path: string, options?: ArchiveOptions): FunctionSource;
  abstract bind(scope: Construct, target: SourceTarget): SourceArchive;
}

export declare class GatewayCaller implements ICaller {
  private constructor();
  static fromServiceAccount(account: IPrincipal): GatewayCaller;
  readonly callsBy?: NetworkPath;
  readonly member: string;
  readonly principalId: string;
  toString(): string;
}

export declare class GoogleBeta extends TerraformProvider {
  constructor(scope: Construct, id: string, props?: GoogleBetaProps);
  get alias(): string | undefined;
  set alias(alias: string | undefined);
  protected synthesizeAttributes(): {
    [name: string]: unknown;
  };
  protected synthesizeHclAttributes(): {
    [name: string]: unknown;
  };
}

export interface GoogleBetaProps {
  readonly alias?: string;
  readonly project?: string;
  readonly region?: string;
}

export declare class GoogleProject extends ResourceWithAllowPolicy {
  private constructor();
  static fromProjectId(scope: Construct, id: string, projectId: string): GoogleProject;
  static of(construct: Construct, project?: string): GoogleProject;
  get number(): string;
  readonly projectId: string;
}

export declare class GoogleProviderVersion {
  static pin(stack: TerraformStack, version: string): void;
}

export declare class GoogleService {
  private constructor();
  static readonly API_GATEWAY: GoogleService;
  static readonly BIGQUERY: GoogleService;
  static readonly CLOUD_SCHEDULER: GoogleService;
  static readonly CLOUD_TASKS: GoogleService;
  static readonly DIALOGFLOW_CX: GoogleService;
  static readonly EVENTARC: GoogleService;
  static readonly PUBSUB: GoogleService;
  static readonly SYNTHETIC_MONITORS: GoogleService;
  static readonly WORKFLOWS: GoogleService;
  callingAs(principal: IPrincipal): ICaller;
  readonly callsBy: NetworkPath;
  readonly name: string;
}

export declare class Gpu {
  private constructor();
  static readonly NVIDIA_L4: Gpu;
  static readonly NVIDIA_RTX_PRO_6000: Gpu;
  static of(accelerator: string): Gpu;
  readonly accelerator: string;
}

export declare class Grant extends Construct implements ITerraformDependable {
  private constructor();
  static add(policy: IAllowPolicy, role: Role, to: IPrincipal, options?: GrantOptions): Grant;
  readonly condition?: IamCondition;
  get fqn(): string;
  readonly principal: IPrincipal;
  readonly role: Role;
}

export interface GrantInvokeOptions extends GrantOptions {
  readonly callsBy?: NetworkPath;
  readonly role?: Role;
  readonly samePerimeter?: boolean;
}

export interface GrantOptions {
  readonly condition?: IamCondition;
}

export declare class GrpcApi {
  private constructor();
  static fromFile(serviceConfig: string, files: GrpcApiFiles): GrpcApi;
  static fromObject(serviceConfig: {
    [key: string]: unknown;
  }, files: GrpcApiFiles): GrpcApi;
  static fromServices(props: GrpcServicesProps): GrpcApi;
  addBackend(selector: string, target: IInvocable, options?: GrpcBackendOptions): void;
  addDefaultBackend(target: IInvocable, options?: GrpcBackendOptions): void;
  addSecurity(scheme: SecurityScheme, ...selectors: string[]): void;
  addUrlBackend(selector: string, url: string, options: GrpcUrlBackendOptions): void;
  allowUnauthenticated(reason: string, ...selectors: string[]): void;
}

export interface GrpcApiFiles {
  readonly descriptorSet: string;
  readonly protoFiles?: string[];
}

export interface GrpcBackendOptions extends GrpcCallOptions {
  readonly grantOn?: GoogleProject;
  readonly role?: Role;
}

export interface GrpcCallOptions {
  readonly deadlineSeconds?: number;
}

export interface GrpcProbeOptions extends ProbeOptions {
  readonly service?: string;
}

export interface GrpcServicesProps extends GrpcApiFiles {
  readonly services?: string[];
  readonly title: string;
}

export interface GrpcUrlBackendOptions extends GrpcCallOptions {
  readonly authentication: BackendAuthentication;
}

export declare enum HttpMethod {
  DELETE = "DELETE",
  GET = "GET",
  HEAD = "HEAD",
  OPTIONS = "OPTIONS",
  PATCH = "PATCH",
  POST = "POST",
  PUT = "PUT"
}

export interface HttpProbeOptions extends ProbeOptions {
  readonly headers?: {
    [name: string]: string;
  };
}

export declare const IAM_WAIT_SECONDS_CONTEXT = "cdktf-cloud-run-functions:iamWaitSeconds";

export interface IAllowPolicy {
  readonly acceptsConditions: boolean;
  readonly holder: Construct;
  write(scope: Construct, id: string, member: PolicyMember): TerraformResource;
}

export interface IApiGatewayApi extends IResourceWithAllowPolicy {
  readonly apiId: string;
  readonly managedService: string;
  readonly project: string;
}

export interface IApiGatewayApiConfig extends ICaller, IResourceWithAllowPolicy {
  readonly configId: string;
  readonly fullName: string;
  readonly project: string;
  readonly serviceAccount: IServiceAccount;
}

export interface IAppEngineApplication extends IConstruct {
  readonly appId: string;
  readonly project: string;
}

export interface IBigQueryDataset extends IResourceWithAllowPolicy {
  readonly datasetId: string;
  grantRead(principal: IPrincipal): Grant;
  grantWrite(principal: IPrincipal): Grant;
  readonly project: string;
}

export interface IBucket extends IResourceWithAllowPolicy {
  readonly bucketName: string;
  grantRead(principal: IPrincipal, options?: GrantOptions): Grant;
  grantWrite(principal: IPrincipal, options?: GrantOptions): Grant;
  readonly knownLocation?: string | undefined;
  readonly location: string;
}

export interface ICaller extends IPrincipal {
  readonly callsBy?: NetworkPath | undefined;
  readonly callsFromProject?: string | undefined;
}

export interface ICloudRunFunction extends ICloudRunInvocable, IResourceWithAllowPolicy {
  readonly curlCommand: string;
  readonly functionName: string;
  grantOnFunction(role: Role, principal: IPrincipal): Grant;
}

export interface ICloudRunInvocable extends IInvocable {
  readonly serviceName: string;
}

export interface ICloudRunJob extends IResourceWithAllowPolicy {
  grantRun(principal: IPrincipal): Grant;
  grantRunWithOverrides(principal: IPrincipal): Grant;
  readonly jobName: string;
  readonly location: string;
  readonly project: string;
}

export interface ICloudRunService extends ICloudRunInvocable, IResourceWithAllowPolicy {
  readonly curlCommand: string;
}

export interface ICryptoKey extends IResourceWithAllowPolicy {
  readonly fullName: string;
  grantDecrypt(principal: IPrincipal, options?: GrantOptions): Grant;
  grantEncrypt(principal: IPrincipal, options?: GrantOptions): Grant;
  grantEncryptDecrypt(principal: IPrincipal, options?: GrantOptions): Grant;
}

export interface IDockerRepository extends IResourceWithAllowPolicy {
  readonly fullName: string;
  grantRead(principal: IPrincipal): Grant;
  grantWrite(principal: IPrincipal): Grant;
  readonly location?: string | undefined;
  readonly project?: string | undefined;
}

export interface IEventTrigger {
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

export interface IInvocable extends IConstruct {
  readonly audience: string;
  grantInvoke(caller: IPrincipal, options?: GrantInvokeOptions): Grant;
  readonly ingress?: IngressSettings | undefined;
  readonly location: string;
  readonly project: string;
  readonly uri: string;
}

export interface IPrincipal {
  readonly member: string;
  readonly principalId: string;
}

export interface IResourceWithAllowPolicy extends IConstruct {
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
}

export interface IRule {
  check(app: ISynthesizedApp): RuleFinding[];
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly title: string;
  readonly why: string;
}

export interface ISecret extends IResourceWithAllowPolicy {
  readonly fullName: string;
  grantAccess(principal: IPrincipal, options?: GrantOptions): Grant;
  readonly project: string;
  readonly secretId: string;
  version(version: string): SecretVersion;
}

export interface IServiceAccount extends IPrincipal, IResourceWithAllowPolicy {
  readonly email: string;
  readonly fullName: string;
  grantActAs(principal: IPrincipal, options?: GrantOptions): Grant;
  grantImpersonate(principal: IPrincipal, options?: GrantOptions): Grant;
}

export interface ISpannerDatabase extends IResourceWithAllowPolicy {
  readonly database: string;
  grantRead(principal: IPrincipal, options?: GrantOptions): Grant;
  grantWrite(principal: IPrincipal, options?: GrantOptions): Grant;
  readonly instance: string;
  readonly project: string;
}

export interface ISynthesizedApp {
  resources(resourceType: string): ISynthesizedResource[];
}

export interface ISynthesizedResource {
  readonly address: string;
  argument(name: string): unknown;
  hasArgument(name: string): boolean;
  readonly path: string;
  readonly resourceType: string;
  readonly stack: string;
}

export interface ITaskQueue extends IResourceWithAllowPolicy {
  grantEnqueue(principal: IPrincipal): Grant[];
  readonly location: string;
  readonly project: string;
  readonly queueName: string;
}

export interface ITopic extends IResourceWithAllowPolicy {
  readonly fullName: string;
  grantPublish(principal: IPrincipal): Grant;
}

export declare class IamCondition {
  private constructor();
  static accessLevels(...levels: string[]): IamCondition;
  static all(...conditions: IamCondition[]): IamCondition;
  static cel(title: string, expression: string): IamCondition;
  static requestHost(...hosts: string[]): IamCondition;
  static requestPath(...prefixes: string[]): IamCondition;
  static until(end: string): IamCondition;
  describedAs(description: string): IamCondition;
  readonly description?: string | undefined;
  readonly expression: string;
  readonly title: string;
}

export declare class IapSettings extends Construct {
  constructor(scope: Construct, id: string, props: IapSettingsProps);
}

export interface IapSettingsProps extends DependentProps {
  readonly accessDeniedPageUri?: string;
  readonly allowHttpOptions?: boolean;
  readonly allowedDomains?: string[];
  readonly attributePropagation?: AttributePropagation;
  readonly cookieDomain?: string;
  readonly iap?: AppEngineIap;
  readonly identityPlatform?: IdentityPlatform;
  readonly loginHint?: string;
  readonly programmaticClients?: string[];
  readonly rcTokenAudience?: string;
  readonly reauthentication?: Reauthentication;
  readonly remediationToken?: boolean;
  readonly service?: ICloudRunService;
  readonly troubleshootingLink?: boolean;
  readonly workforceIdentity?: WorkforceIdentity;
}

export declare class IapSetupRole extends Construct {
  constructor(scope: Construct, id: string, props?: IapSetupRoleProps);
  grantIapSetup(principal: IPrincipal): Grant;
  readonly role: Role;
}

export interface IapSetupRoleProps extends DependentProps {
  readonly project?: string;
  readonly roleId?: string;
}

export interface IdentityPlatform {
  readonly loginPageUri?: string;
  readonly tenantIds: string[];
}

export interface ImportOptions {
  readonly ingress?: IngressSettings;
  readonly location?: string;
  readonly project?: string;
}

export interface ImportedServiceAccountOptions {
  readonly project?: string;
}

export declare class IngressSettings {
  private constructor();
  static readonly ALL: IngressSettings;
  static readonly INTERNAL: IngressSettings;
  static readonly INTERNAL_AND_CLOUD_LOAD_BALANCING: IngressSettings;
  admits(path: NetworkPath): boolean;
  readonly appEngineValue: string;
  readonly functionValue: string;
  readonly name: string;
  readonly serviceValue: string;
  toString(): string;
}

export declare enum InvalidPropCode {
  INVALID_PROP = "ERR_INVALID_PROP",
  NAME_TAKEN = "ERR_NAME_TAKEN",
  PATH_NOT_ADMITTED = "ERR_PATH_NOT_ADMITTED"
}

export declare class InvalidPropError extends Error {
  constructor(message: string, constructPath?: string, code?: InvalidPropCode);
  static isInvalidPropError(value: unknown): value is InvalidPropError;
  readonly code: InvalidPropCode;
  readonly constructPath?: string;
  readonly prop?: string;
}

export declare class InvokeDenyPolicy extends Construct {
  constructor(scope: Construct, id: string, props: InvokeDenyPolicyProps);
}

export interface InvokeDenyPolicyProps extends DependentProps {
  readonly attachmentPoint: AttachmentPoint;
  readonly deniedPrincipals: IPrincipal[];
  readonly description?: string;
  readonly exceptionPrincipals?: IPrincipal[];
  readonly name?: string;
}

export declare class InvokerBinding extends Construct {
  constructor(scope: Construct, id: string, props: InvokerBindingProps);
}

export interface InvokerBindingProps extends DependentProps {
  readonly role?: Role;
  readonly target: IInvocable;
}

export declare class InvokerIamCheck {
  private constructor();
  static readonly ENFORCED: InvokerIamCheck;
  static disabled(reason: string): InvokerIamCheck;
  readonly reason?: string | undefined;
}

export interface JobSidecarProps extends RunContainerProps {
  readonly name: string;
}

export interface JwtIssuer {
  readonly audiences?: string[];
  readonly issuer: string;
  readonly jwksUri: string;
}

export declare enum Language {
  DOTNET = ".NET",
  GO = "Go",
  JAVA = "Java",
  NODEJS = "Node.js",
  PHP = "PHP",
  PYTHON = "Python",
  RUBY = "Ruby"
}

export declare enum LaunchStage {
  ALPHA = "ALPHA",
  BETA = "BETA",
  GA = "GA"
}

export declare class Moved {
  static fromPath(construct: IConstruct, path: string): void;
}

export declare enum NetworkPath {
  CLOUD_LOAD_BALANCER = "an external Application Load Balancer",
  GOOGLE_SERVICE = "a Google service of the same project",
  INTERNET = "the internet",
  VPC = "a VPC network"
}

export declare abstract class OAuthClientSecret {
  static fromSecretVersion(version: SecretVersion): OAuthClientSecret;
  static fromVariable(variable: TerraformVariable): OAuthClientSecret;
  abstract bind(scope: Construct): string;
}

export declare class OpenApiDocument {
  private constructor();
  static fromFile(path: string, options?: OpenApiDocumentOptions): OpenApiDocument;
  static fromObject(document: {
    [key: string]: unknown;
  }, options?: OpenApiDocumentOptions): OpenApiDocument;
  static fromRoutes(props: RoutesProps): OpenApiDocument;
  addBackend(at: string, target: IInvocable, options?: BackendOptions): void;
  addCorsPreflights(...at: string[]): void;
  addDefaultBackend(target: IInvocable, options?: BackendOptions): void;
  addQuota(name: string, options: QuotaOptions): void;
  addSecurity(scheme: SecurityScheme, ...at: string[]): void;
  addUrlBackend(at: string, url: string, options: UrlBackendOptions): void;
  allowUnauthenticated(reason: string, ...at: string[]): void;
  get openApiVersion(): OpenApiVersion;
}

export interface OpenApiDocumentOptions {
  readonly modelRoutingPreview?: boolean;
}

export declare enum OpenApiVersion {
  V2_0 = "2.0",
  V3_0 = "3.0",
  V3_1 = "3.1"
}

export declare const PROJECT_NUMBERS_CONTEXT = "cdktf-cloud-run-functions:projectNumbers";

export declare enum PathTranslation {
  APPEND_PATH_TO_ADDRESS = "APPEND_PATH_TO_ADDRESS",
  CONSTANT_ADDRESS = "CONSTANT_ADDRESS"
}

export interface PolicyMember {
  readonly condition?: ConditionConfig;
  readonly member: string;
  readonly role: string;
}

export declare class Principal implements IPrincipal {
  private constructor();
  static allAuthenticatedUsers(reason: string): PublicPrincipal;
  static allUsers(reason: string): PublicPrincipal;
  static domain(domain: string): Principal;
  static federated(identifier: string): Principal;
  static fromToken(principalId: string, member: string): Principal;
  static group(email: string): Principal;
  static of(member: string): Principal;
  static principalSet(identifier: string): Principal;
  static serviceAccount(email: string): Principal;
  static user(email: string): Principal;
  readonly member: string;
  readonly principalId: string;
  toString(): string;
}

export declare class Probe {
  private constructor();
  static grpc(options?: GrpcProbeOptions): Probe;
  static http(path: string, options?: HttpProbeOptions): Probe;
  static tcp(options?: ProbeOptions): Probe;
}

export interface ProbeOptions {
  readonly failureThreshold?: number;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly port?: number;
  readonly successThreshold?: number;
  readonly timeoutSeconds?: number;
}

export declare class ProjectServices extends Construct {
  constructor(scope: Construct, id: string, props?: ProjectServicesProps);
  enable(api: string): ITerraformDependable;
}

export interface ProjectServicesProps {
  readonly additional?: string[];
  readonly dependsOn?: IDependable[];
}

export declare class ProviderAlias {
  static use(scope: Construct, provider: TerraformProvider): void;
}

export declare class PubSubTrigger implements IEventTrigger {
  constructor(props?: PubSubTriggerProps);
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

export interface PubSubTriggerProps extends TriggerOptions {
  readonly topic?: ITopic;
  readonly triggerRegion?: string;
}

export declare class PublicPrincipal implements IPrincipal {
  private constructor();
  static allAuthenticatedUsers(reason: string): PublicPrincipal;
  static allUsers(reason: string): PublicPrincipal;
  readonly member: string;
  readonly principalId: string;
  readonly reason: string;
  toString(): string;
}

export declare enum PushPayload {
  UNWRAPPED = "UNWRAPPED",
  UNWRAPPED_WITH_METADATA = "UNWRAPPED_WITH_METADATA",
  WRAPPED = "WRAPPED"
}

export declare class PushSubscription extends Caller {
  constructor(scope: Construct, id: string, props: PushSubscriptionProps);
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  readonly serviceAccount: IServiceAccount;
}

export interface PushSubscriptionProps extends DependentProps {
  readonly ackDeadlineSeconds?: number;
  readonly deadLetterPolicy?: DeadLetterPolicy;
  readonly enableMessageOrdering?: boolean;
  readonly filter?: string;
  readonly labels?: {
    [key: string]: string;
  };
  readonly maxBackoffSeconds?: number;
  readonly messageRetentionSeconds?: number;
  readonly minBackoffSeconds?: number;
  readonly name?: string;
  readonly path?: string;
  readonly payload?: PushPayload;
  readonly project?: string;
  readonly pushAttributes?: {
    [name: string]: string;
  };
  readonly samePerimeter?: boolean;
  readonly serviceAccount?: IServiceAccount;
  readonly target: IInvocable;
  readonly topic: ITopic;
}

export interface QuotaOptions {
  readonly at?: string[];
  readonly callsPerMinute: number;
  readonly cost?: number;
}

export interface ReadOnlyOptions {
  readonly readOnly?: boolean;
}

export interface Reauthentication {
  readonly maxAgeSeconds: number;
  readonly method: ReauthenticationMethod;
}

export declare enum ReauthenticationMethod {
  ENROLLED_SECOND_FACTORS = "ENROLLED_SECOND_FACTORS",
  LOGIN = "LOGIN",
  SECURE_KEY = "SECURE_KEY"
}

export declare class Removed {
  static address(stack: TerraformStack, address: string): void;
  static binding(target: IInvocable | IResourceWithAllowPolicy, path: string): void;
  static membersOf(binding: IConstruct): void;
}

export declare abstract class ResourceWithAllowPolicy extends Construct implements IResourceWithAllowPolicy {
  constructor(scope: Construct, id: string);
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
}

export declare enum RetryPolicy {
  DO_NOT_RETRY = "RETRY_POLICY_DO_NOT_RETRY",
  RETRY = "RETRY_POLICY_RETRY"
}

export interface RevisionProps {
  readonly revisionAnnotations?: {
    [key: string]: string;
  };
  readonly revisionLabels?: {
    [key: string]: string;
  };
  readonly revisionName?: string;
}

export declare class Role {
  private constructor();
  static readonly API_GATEWAY_ADMIN: Role;
  static readonly API_GATEWAY_VIEWER: Role;
  static readonly ARTIFACT_REGISTRY_READER: Role;
  static readonly ARTIFACT_REGISTRY_WRITER: Role;
  static readonly BIGQUERY_DATA_EDITOR: Role;
  static readonly BIGQUERY_DATA_VIEWER: Role;
  static readonly BIGQUERY_JOB_USER: Role;
  static readonly CLOUD_FUNCTIONS_ADMIN: Role;
  static readonly CLOUD_FUNCTIONS_DEVELOPER: Role;
  static readonly CLOUD_FUNCTIONS_INVOKER: Role;
  static readonly CLOUD_FUNCTIONS_VIEWER: Role;
  static readonly CLOUD_KMS_CRYPTO_KEY_DECRYPTER: Role;
  static readonly CLOUD_KMS_CRYPTO_KEY_ENCRYPTER: Role;
  static readonly CLOUD_KMS_CRYPTO_KEY_ENCRYPTER_DECRYPTER: Role;
  static readonly CLOUD_SQL_CLIENT: Role;
  static readonly CLOUD_TASKS_ENQUEUER: Role;
  static readonly DATASTORE_USER: Role;
  static readonly DATASTORE_VIEWER: Role;
  static readonly EVENTARC_EVENT_RECEIVER: Role;
  static readonly IAM_SERVICE_ACCOUNT_TOKEN_CREATOR: Role;
  static readonly IAM_SERVICE_ACCOUNT_USER: Role;
  static readonly IAP_HTTPS_RESOURCE_ACCESSOR: Role;
  static readonly LOGGING_LOG_WRITER: Role;
  static readonly PUBSUB_PUBLISHER: Role;
  static readonly PUBSUB_SUBSCRIBER: Role;
  static readonly RUN_ADMIN: Role;
  static readonly RUN_DEVELOPER: Role;
  static readonly RUN_INVOKER: Role;
  static readonly RUN_JOBS_EXECUTOR_WITH_OVERRIDES: Role;
  static readonly RUN_SERVICES_INVOKER: Role;
  static readonly RUN_VIEWER: Role;
  static readonly SECRET_MANAGER_SECRET_ACCESSOR: Role;
  static readonly SPANNER_DATABASE_READER: Role;
  static readonly SPANNER_DATABASE_USER: Role;
  static readonly STORAGE_OBJECT_USER: Role;
  static readonly STORAGE_OBJECT_VIEWER: Role;
  static of(name: string): Role;
  static ofCustomRole(roleId: string, name: string): Role;
  readonly name: string;
  readonly roleId: string;
  toString(): string;
}

export declare class RoleBinding extends Construct {
  constructor(scope: Construct, id: string, props: RoleBindingProps);
}

export interface RoleBindingProps extends DependentProps {
  readonly condition?: IamCondition;
  readonly resource: IResourceWithAllowPolicy;
  readonly role: Role;
}

export interface Route {
  readonly backend?: IInvocable;
  readonly backendOptions?: BackendOptions;
  readonly method: HttpMethod;
  readonly operationId: string;
  readonly path: string;
  readonly security?: SecurityScheme[];
  readonly summary?: string;
  readonly unauthenticatedReason?: string;
}

export interface RoutesProps {
  readonly openApiVersion?: OpenApiVersion;
  readonly routes: Route[];
  readonly security?: SecurityScheme[];
  readonly title: string;
  readonly version: string;
}

export interface RuleFinding {
  readonly message: string;
  readonly path: string;
}

export declare enum RuleSeverity {
  ERROR = "error",
  WARNING = "warning"
}

export declare class Rules {
  private constructor();
  static of(scope: IConstruct): Rules;
  acknowledge(rule: string, reason: string): void;
  add(rule: IRule): void;
}

export interface RunContainerProps {
  readonly args?: string[];
  readonly command?: string[];
  readonly cpu?: number;
  readonly environment?: {
    [name: string]: string;
  };
  readonly gpu?: Gpu;
  readonly image: string;
  readonly memoryMib?: number;
  readonly sandboxLauncher?: boolean;
  readonly secretEnvironment?: {
    [name: string]: SecretVersion;
  };
  readonly startsAfter?: string[];
  readonly startupProbe?: Probe;
  readonly volumes?: VolumeMount[];
  readonly workingDirectory?: string;
}

export interface RunOverrides {
  readonly containers?: ContainerOverride[];
  readonly taskCount?: number;
  readonly timeoutSeconds?: number;
}

export declare class Runtime {
  private constructor();
  static readonly DOTNET_10: Runtime;
  static readonly DOTNET_6: Runtime;
  static readonly DOTNET_8: Runtime;
  static readonly GO_123: Runtime;
  static readonly GO_124: Runtime;
  static readonly GO_125: Runtime;
  static readonly GO_126: Runtime;
  static readonly GO_127: Runtime;
  static readonly JAVA_11: Runtime;
  static readonly JAVA_17: Runtime;
  static readonly JAVA_21: Runtime;
  static readonly JAVA_25: Runtime;
  static readonly NODEJS_18: Runtime;
  static readonly NODEJS_20: Runtime;
  static readonly NODEJS_22: Runtime;
  static readonly NODEJS_24: Runtime;
  static readonly NODEJS_26: Runtime;
  static readonly PHP_81: Runtime;
  static readonly PHP_82: Runtime;
  static readonly PHP_83: Runtime;
  static readonly PHP_84: Runtime;
  static readonly PHP_85: Runtime;
  static readonly PYTHON_310: Runtime;
  static readonly PYTHON_311: Runtime;
  static readonly PYTHON_312: Runtime;
  static readonly PYTHON_313: Runtime;
  static readonly PYTHON_314: Runtime;
  static readonly PYTHON_39: Runtime;
  static readonly RUBY_32: Runtime;
  static readonly RUBY_33: Runtime;
  static readonly RUBY_34: Runtime;
  static readonly RUBY_40: Runtime;
  static of(id: string): Runtime;
  evenIfDecommissioned(): Runtime;
  readonly id: string;
  readonly language: Language;
  toString(): string;
}

export declare const STRICT_CALENDAR_CONTEXT = "cdktf-cloud-run-functions:strictCalendar";

export interface SandboxTemplate {
  readonly args?: string[];
  readonly command?: string[];
  readonly environment?: {
    [name: string]: string;
  };
  readonly image: string;
  readonly name: string;
  readonly volumes?: VolumeMount[];
  readonly workingDirectory?: string;
}

export declare class SchedulerJob extends Caller {
  constructor(scope: Construct, id: string, props: SchedulerJobProps);
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  readonly serviceAccount: IServiceAccount;
}

export interface SchedulerJobProps extends DependentProps {
  readonly attemptDeadlineSeconds?: number;
  readonly body?: string;
  readonly description?: string;
  readonly headers?: {
    [name: string]: string;
  };
  readonly location?: string;
  readonly method?: HttpMethod;
  readonly name?: string;
  readonly overrides?: RunOverrides;
  readonly path?: string;
  readonly paused?: boolean;
  readonly project?: string;
  readonly retryConfig?: SchedulerRetryConfig;
  readonly run?: ICloudRunJob;
  readonly samePerimeter?: boolean;
  readonly schedule: string;
  readonly serviceAccount?: IServiceAccount;
  readonly target?: IInvocable;
  readonly timeZone: string;
}

export interface SchedulerRetryConfig {
  readonly maxBackoffSeconds?: number;
  readonly maxDoublings?: number;
  readonly maxRetryDurationSeconds?: number;
  readonly minBackoffSeconds?: number;
  readonly retryCount: number;
}

export declare class Secret extends ResourceWithAllowPolicy implements ISecret {
  private constructor();
  static fromSecretId(scope: Construct, id: string, secretId: string, options?: SecretOptions): ISecret;
  get fullName(): string;
  grantAccess(principal: IPrincipal, options?: GrantOptions): Grant;
  readonly project: string;
  readonly secretId: string;
  version(version: string): SecretVersion;
}

export interface SecretOptions {
  readonly project?: string;
}

export declare class SecretVersion {
  private constructor();
  static of(secret: ISecret, version: string): SecretVersion;
  readonly secret: ISecret;
  readonly version: string;
}

export interface SecretVolume {
  readonly files?: {
    [path: string]: SecretVersion;
  };
  readonly mountPath: string;
  readonly secret: ISecret;
}

export interface SecretVolumeOptions {
  readonly fileMode?: number;
  readonly fileModes?: {
    [path: string]: number;
  };
}

export declare class SecurityScheme {
  private constructor();
  static apiKey(location?: ApiKeyLocation): SecurityScheme;
  static auth0(domain: string, ...audiences: string[]): SecurityScheme;
  static firebase(projectId: string): SecurityScheme;
  static googleIdToken(...audiences: string[]): SecurityScheme;
  static jwt(name: string, jwtIssuer: JwtIssuer): SecurityScheme;
  static serviceAccount(name: string, email: string, ...audiences: string[]): SecurityScheme;
  readonly name: string;
}

export declare class ServiceAccount extends ServiceAccountBase {
  constructor(scope: Construct, id: string, props?: ServiceAccountProps);
  static fromServiceAccountEmail(scope: Construct, id: string, email: string, options?: ImportedServiceAccountOptions): IServiceAccount;
  get email(): string;
  get fullName(): string;
  get member(): string;
  readonly principalId: string;
}

declare abstract class ServiceAccountBase extends ResourceWithAllowPolicy implements IServiceAccount {
  abstract readonly email: string;
  abstract readonly fullName: string;
  grantActAs(principal: IPrincipal, options?: GrantOptions): Grant;
  grantImpersonate(principal: IPrincipal, options?: GrantOptions): Grant;
  abstract readonly member: string;
  abstract readonly principalId: string;
}

export interface ServiceAccountProps {
  readonly accountId?: string;
  readonly dependsOn?: IDependable[];
  readonly description?: string;
  readonly displayName?: string;
  readonly project?: string;
}

export declare class ServiceAgent {
  private constructor();
  static readonly API_GATEWAY: ServiceAgent;
  static readonly ARTIFACT_REGISTRY: ServiceAgent;
  static readonly CLOUD_BUILD: ServiceAgent;
  static readonly CLOUD_FUNCTIONS: ServiceAgent;
  static readonly CLOUD_RUN: ServiceAgent;
  static readonly CLOUD_SCHEDULER: ServiceAgent;
  static readonly CLOUD_STORAGE: ServiceAgent;
  static readonly CLOUD_TASKS: ServiceAgent;
  static readonly EVENTARC: ServiceAgent;
  static readonly IAP: ServiceAgent;
  static readonly PUBSUB: ServiceAgent;
  static readonly VPC_ACCESS: ServiceAgent;
  static readonly WORKFLOWS: ServiceAgent;
  static of(domain: string): ServiceAgent;
  readonly domain: string;
  inProject(projectNumber: string): IPrincipal;
  withMember(member: string): IPrincipal;
}

export declare class ServiceTrigger extends Caller {
  constructor(scope: Construct, id: string, props: ServiceTriggerProps);
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  readonly serviceAccount: IServiceAccount;
}

export interface ServiceTriggerProps extends DependentProps {
  readonly eventDataContentType?: EventDataContentType;
  readonly labels?: {
    [key: string]: string;
  };
  readonly name?: string;
  readonly path?: string;
  readonly target: ICloudRunInvocable;
  readonly trigger: IEventTrigger;
}

export interface SidecarProps extends ContainerProps {
  readonly name: string;
}

export declare class Snapshots {
  private constructor();
  static ofAccess(stack: TerraformStack): string[];
  static ofStack(stack: TerraformStack): {
    [block: string]: unknown;
  };
  static ofStacksIn(scope: Construct): {
    [path: string]: unknown;
  };
}

export interface SourceArchive {
  readonly bucket: IBucket;
  readonly generation?: number;
  readonly objectName: string;
}

export declare class SourceBucket extends BucketBase {
  constructor(scope: Construct, id: string, props?: SourceBucketProps);
  static of(construct: Construct, project?: string, location?: string, kmsKeyName?: string): IBucket;
  readonly bucketName: string;
  readonly knownLocation?: string;
  readonly location: string;
}

export interface SourceBucketProps extends DependentProps {
  readonly accessLogBucket?: IBucket;
  readonly accessLogPrefix?: string;
  readonly bucketName?: string;
  readonly forceDestroy?: boolean;
  readonly kmsKeyName?: string;
  readonly labels?: {
    [key: string]: string;
  };
  readonly location?: string;
  readonly noncurrentVersionDays?: number;
  readonly project?: string;
  readonly retentionSeconds?: number;
  readonly versioning?: boolean;
}

export interface SourceDirectoryOptions extends ArchiveOptions {
  readonly maxSizeMib?: number;
}

export interface SourceTarget {
  readonly buildEnvironment: {
    [name: string]: string;
  };
  readonly entryPoint?: string;
  readonly functionName: string;
  readonly kmsKeyName?: string;
  readonly language: Language;
  readonly location?: string;
  readonly project?: string;
}

export declare class SpannerDatabase extends ResourceWithAllowPolicy implements ISpannerDatabase {
  private constructor();
  static fromDatabaseAttributes(scope: Construct, id: string, attributes: SpannerDatabaseAttributes): ISpannerDatabase;
  readonly database: string;
  grantRead(principal: IPrincipal, options?: GrantOptions): Grant;
  grantWrite(principal: IPrincipal, options?: GrantOptions): Grant;
  readonly instance: string;
  readonly project: string;
}

export interface SpannerDatabaseAttributes {
  readonly database: string;
  readonly instance: string;
  readonly project?: string;
}

export declare enum StorageEvent {
  ARCHIVED = "archived",
  DELETED = "deleted",
  FINALIZED = "finalized",
  METADATA_UPDATED = "metadataUpdated"
}

export declare class StorageTrigger implements IEventTrigger {
  constructor(props: StorageTriggerProps);
  bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig;
}

export interface StorageTriggerProps extends TriggerOptions {
  readonly bucket: IBucket;
  readonly eventType?: StorageEvent;
  readonly grantAgentRole?: boolean;
  readonly triggerRegion?: string;
}

export declare const TODAY_CONTEXT = "cdktf-cloud-run-functions:today";

export declare class TaskQueue extends Caller implements ITaskQueue {
  constructor(scope: Construct, id: string, props: TaskQueueProps);
  static fromQueueName(scope: Construct, id: string, queueName: string, options?: TaskQueueOptions): ITaskQueue;
  readonly callsBy?: NetworkPath;
  readonly callsFromProject?: string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
  grantEnqueue(principal: IPrincipal): Grant[];
  readonly location: string;
  readonly project: string;
  get queueName(): string;
  readonly serviceAccount: IServiceAccount;
}

export interface TaskQueueOptions {
  readonly location?: string;
  readonly project?: string;
  readonly serviceAccount?: IServiceAccount;
}

export interface TaskQueueProps extends DependentProps {
  readonly headers?: {
    [name: string]: string;
  };
  readonly location?: string;
  readonly logSamplingRatio?: number;
  readonly method?: HttpMethod;
  readonly name?: string;
  readonly path?: string;
  readonly project?: string;
  readonly rateLimits?: TaskRateLimits;
  readonly retryConfig?: TaskRetryConfig;
  readonly samePerimeter?: boolean;
  readonly serviceAccount?: IServiceAccount;
  readonly target: IInvocable;
}

export interface TaskRateLimits {
  readonly maxConcurrentDispatches?: number;
  readonly maxDispatchesPerSecond?: number;
}

export interface TaskRetryConfig {
  readonly maxAttempts?: number;
  readonly maxBackoffSeconds?: number;
  readonly maxDoublings?: number;
  readonly maxRetryDurationSeconds?: number;
  readonly minBackoffSeconds?: number;
}

export interface TerraformTimeouts {
  readonly create?: string;
  readonly destroy?: string;
  readonly update?: string;
}

export declare class Topic extends TopicBase {
  constructor(scope: Construct, id: string, props?: TopicProps);
  static fromTopicName(scope: Construct, id: string, name: string, options?: TopicOptions): ITopic;
  get fullName(): string;
}

declare abstract class TopicBase extends ResourceWithAllowPolicy implements ITopic {
  abstract readonly fullName: string;
  grantPublish(principal: IPrincipal): Grant;
}

export interface TopicOptions {
  readonly project?: string;
}

export interface TopicProps extends DependentProps {
  readonly kmsKeyName?: string;
  readonly labels?: {
    [key: string]: string;
  };
  readonly messageRetentionSeconds?: number;
  readonly name?: string;
  readonly project?: string;
}

export declare class TrafficTarget {
  private constructor();
  static latest(percent: number, options?: TrafficTargetOptions): TrafficTarget;
  static revision(revision: string, percent: number, options?: TrafficTargetOptions): TrafficTarget;
  static tagged(tag: string, revision?: string): TrafficTarget;
  readonly percent: number;
  readonly revisionName?: string | undefined;
  readonly tag?: string | undefined;
}

export interface TrafficTargetOptions {
  readonly tag?: string;
}

export interface TriggerOptions {
  readonly dependsOn?: IDependable[];
  readonly retryPolicy?: RetryPolicy;
  readonly serviceAccount?: IServiceAccount;
}

export interface UrlBackendOptions extends CallOptions {
  readonly authentication: BackendAuthentication;
}

export declare abstract class Volume {
  static bucket(bucket: IBucket, options?: BucketVolumeOptions): Volume;
  static cloudSql(...instances: string[]): Volume;
  static inMemory(sizeMib: number): Volume;
  static nfs(server: string, path: string, options?: ReadOnlyOptions): Volume;
  static onDisk(sizeMib: number): Volume;
  static secret(secret: ISecret, files?: {
    [path: string]: SecretVersion;
  }, options?: SecretVolumeOptions): Volume;
  abstract bind(name: string, target: VolumeTarget): VolumeConfig;
}

export interface VolumeConfig {
  readonly config: CloudRunV2ServiceTemplateVolumes;
  readonly grants: Grant[];
  readonly secondGeneration?: boolean;
}

export interface VolumeMount {
  readonly mountPath: string;
  readonly name: string;
  readonly subPath?: string;
  readonly volume: Volume;
}

export interface VolumeTarget {
  readonly at: Construct;
  readonly googleProject: GoogleProject;
  readonly serviceAccount: IServiceAccount;
}

export declare class VpcAccess {
  private constructor();
  static connector(connector: string, egress: VpcEgress): VpcAccess;
  static direct(vpc: DirectVpc): VpcAccess;
  readonly connectorName?: string | undefined;
  readonly directVpc?: DirectVpc | undefined;
  readonly egress: VpcEgress;
  readonly location?: string | undefined;
}

export declare enum VpcEgress {
  ALL_TRAFFIC = "ALL_TRAFFIC",
  PRIVATE_RANGES_ONLY = "PRIVATE_RANGES_ONLY"
}

export interface WorkforceIdentity {
  readonly clientId: string;
  readonly clientSecret: OAuthClientSecret;
  readonly pool: string;
}

export interface WorkloadLifecycle {
  readonly ignoreChanges?: string[];
  readonly preventDestroy?: boolean;
}

export interface WorkloadProps extends CloudRunProps {
  readonly description?: string;
  readonly ingress: IngressSettings;
  readonly maxInstances?: number;
  readonly minInstances?: number;
}
