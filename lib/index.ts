export type { DependentProps } from "./core/dependent-props";
export { InvalidPropCode, InvalidPropError } from "./core/invalid-prop-error";
export { ContextKeys } from "./core/context-keys";
export { ProviderAlias } from "./core/provider-alias";
export { GoogleBeta, type GoogleBetaProps } from "./core/google-beta";
export { GoogleProviderVersion } from "./core/provider-version";
export { PROJECT_NUMBERS_CONTEXT } from "./core/project-numbers";
export {
  API_WAIT_SECONDS_CONTEXT,
  ProjectServices,
  type ProjectServicesProps,
} from "./core/project-services";
export { STRICT_CALENDAR_CONTEXT, TODAY_CONTEXT } from "./core/today";

export { IngressSettings } from "./ingress/ingress-settings";
export { NetworkPath } from "./ingress/network-path";

export { DEPLOYER_CONTEXT } from "./iam/deployer";
export { IAM_WAIT_SECONDS_CONTEXT } from "./iam/grant-wait";
export { GoogleProject } from "./iam/google-project";
export type { IAllowPolicy, PolicyMember } from "./iam/allow-policy";
export { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "./iam/resource-with-allow-policy";
export type { ConditionConfig } from "./iam/condition-config";
export { Grant, type GrantOptions } from "./iam/grant";
export { IamCondition } from "./iam/iam-condition";
export type { ImportOptions } from "./invocation/import-options";
export {
  AttachmentPoint,
  InvokeDenyPolicy,
  type InvokeDenyPolicyProps,
} from "./invocation/invoke-deny-policy";
export type { IPrincipal } from "./iam/i-principal";
export { Principal } from "./iam/principal";
export { PublicPrincipal } from "./iam/public-principal";
export { Role } from "./iam/role";
export { RoleBinding, type RoleBindingProps } from "./iam/role-binding";
export type { ImportedServiceAccountOptions } from "./iam/imported-service-account-options";
export { type IServiceAccount, ServiceAccount } from "./iam/service-account";
export type { ServiceAccountProps } from "./iam/service-account-props";
export { ServiceAgent } from "./iam/service-agent";

export type { ICaller } from "./invocation/caller";
export { CloudRunInvocable } from "./invocation/cloud-run-invocable";
export { GoogleService } from "./invocation/google-service";
export { DeployerRoles, type DeployerRolesProps } from "./invocation/deployer-roles";
export { InvokerBinding, type InvokerBindingProps } from "./invocation/invoker-binding";
export type { GrantInvokeOptions, ICloudRunInvocable, IInvocable } from "./invocation/invocable";
export { Rules } from "./judging/rules";

export type { IRule, ISynthesizedApp, ISynthesizedResource, RuleFinding } from "./rules/own-rule";
export { RuleSeverity } from "./rules/rule-severity";

export {
  type ArchiveOptions,
  type BucketObjectOptions,
  FunctionSource,
  type SourceArchive,
  type SourceDirectoryOptions,
  type SourceTarget,
} from "./source/function-source";
export {
  BigQueryDataset,
  type BigQueryDatasetOptions,
  type IBigQueryDataset,
} from "./resources/big-query-dataset";
export { CloudRunJobBase, type ICloudRunJob } from "./resources/cloud-run-job-base";
export type { CloudRunJobOptions } from "./resources/imported-job";
export { CryptoKey, type ICryptoKey } from "./resources/crypto-key";
export {
  type ISpannerDatabase,
  SpannerDatabase,
  type SpannerDatabaseAttributes,
} from "./resources/spanner-database";
export { Bucket, BucketBase, type BucketOptions, type IBucket } from "./resources/bucket";
export { Language } from "./source/language";
export { SourceBucket } from "./source/source-bucket";
export type { SourceBucketProps } from "./source/source-bucket-props";

export { BuildServiceAccount } from "./functions/build-service-account";
export { CloudRunFunction } from "./functions/cloud-run-function";
export { BaseImageUpdates, type CloudRunFunctionProps } from "./functions/cloud-run-function-props";
export { type CleanupCondition, CleanupPolicy } from "./resources/cleanup-policy";
export { DockerRepository, type IDockerRepository } from "./resources/docker-repository";
export type { DockerRepositoryProps } from "./resources/docker-repository-props";
export {
  EventDataContentType,
  type EventFilter,
  type EventTriggerConfig,
  type EventTriggerTarget,
  type IEventTrigger,
  RetryPolicy,
} from "./functions/event-trigger";
export { FirstGenFunction, type FirstGenFunctionOptions } from "./functions/first-gen-function";
export type { CloudRunFunctionAttributes, ICloudRunFunction } from "./functions/imported-function";
export { Runtime } from "./functions/runtime";
export {
  type ISecret,
  Secret,
  type SecretOptions,
  SecretVersion,
  type SecretVolume,
} from "./resources/secret";
export type { TerraformTimeouts } from "./workload/terraform-timeouts";
export type { WorkloadLifecycle } from "./workload/workload-lifecycle";
export type { CloudRunProps } from "./workload/cloud-run-props";
export type { WorkloadProps } from "./workload/workload-props";
export { type DirectVpc, VpcAccess, VpcEgress } from "./workload/vpc-access";

export { CloudRunWorkload } from "./workload/cloud-run-workload";

export { CloudRunJob } from "./services/cloud-run-job";
export type { CloudRunJobProps, JobSidecarProps } from "./services/cloud-run-job-props";
export { CloudRunService } from "./services/cloud-run-service";
export { Billing, type CloudRunServiceProps, ExecutionEnvironment } from "./services/cloud-run-service-props";
export type { ContainerProps, SidecarProps } from "./services/container-props";
export type { DeploymentProps } from "./services/deployment-props";
export type { RunContainerProps, VolumeMount } from "./services/run-container-props";
export type { CloudRunServiceAttributes, ICloudRunService } from "./services/imported-service";
export { InvokerIamCheck } from "./services/invoker-iam-check";
export { Gpu } from "./services/gpu";
export { LaunchStage } from "./services/launch-stage";
export { Probe } from "./services/probe";
export type { GrpcProbeOptions, HttpProbeOptions, ProbeOptions } from "./services/probe-options";
export type { RevisionProps } from "./services/revision-props";
export type { SandboxTemplate } from "./services/sandbox-template";
export type { SecretVolumeOptions } from "./services/secret-volume-options";
export { TrafficTarget, type TrafficTargetOptions } from "./services/traffic-target";
export { Volume } from "./services/volume";
export type { VolumeConfig, VolumeTarget } from "./services/volume-config";
export type { BucketVolumeOptions, ReadOnlyOptions } from "./services/volume-options";

export { AuditLogTrigger, type AuditLogTriggerProps } from "./triggers/audit-log-trigger";
export { EventarcTrigger, type EventarcTriggerProps } from "./triggers/eventarc-trigger";
export { FirestoreEvent, FirestoreTrigger, type FirestoreTriggerProps } from "./triggers/firestore-trigger";
export { PubSubTrigger, type PubSubTriggerProps } from "./triggers/pubsub-trigger";
export { StorageEvent, StorageTrigger, type StorageTriggerProps } from "./triggers/storage-trigger";
export type { ITaskQueue, TaskQueueOptions } from "./resources/imported-queue";
export { type ITopic, Topic, type TopicOptions, type TopicProps } from "./resources/topic";
export type { TriggerOptions } from "./triggers/trigger-options";

export { Caller } from "./callers/caller";
export type { DeadLetterPolicy } from "./callers/dead-letter";
export { GatewayCaller } from "./callers/gateway-caller";
export { HttpMethod } from "./callers/http-request";
export { PushSubscription } from "./callers/push-subscription";
export { PushPayload, type PushSubscriptionProps } from "./callers/push-subscription-props";
export { ServiceTrigger } from "./callers/service-trigger";
export type { ServiceTriggerProps } from "./callers/service-trigger-props";
export { SchedulerJob } from "./callers/scheduler-job";
export type { ContainerOverride, RunOverrides } from "./callers/run-overrides";
export type { SchedulerJobProps } from "./callers/scheduler-job-props";
export type { SchedulerRetryConfig } from "./callers/scheduler-retry";
export { TaskQueue } from "./callers/task-queue";
export type { TaskQueueProps } from "./callers/task-queue-props";
export type { TaskRateLimits, TaskRetryConfig } from "./callers/task-queue-limits";

export {
  AppEngineApplication,
  type AppEngineApplicationProps,
  AppEngineDatabaseType,
  type AppEngineIapConfig,
  AppEngineServingStatus,
  type IAppEngineApplication,
} from "./app-engine/app-engine-application";
export { AppEngineBackend, type AppEngineBackendProps } from "./app-engine/app-engine-backend";
export {
  AppEngineFirewallRule,
  type AppEngineFirewallRuleProps,
  FirewallAction,
} from "./app-engine/app-engine-firewall-rule";
export { AppEngineIap, type AppEngineIapProps } from "./app-engine/app-engine-iap";
export {
  AppEngineServiceNetworkSettings,
  type AppEngineServiceNetworkSettingsProps,
} from "./app-engine/app-engine-service-network-settings";
export { AppEngineTarget } from "./app-engine/app-engine-target";
export { IapSettings } from "./app-engine/iap-settings";
export type { IapSettingsProps } from "./app-engine/iap-settings-props";
export { AttributeOutput, type AttributePropagation } from "./app-engine/attribute-propagation";
export type { IdentityPlatform, WorkforceIdentity } from "./app-engine/iap-identities";
export { type Reauthentication, ReauthenticationMethod } from "./app-engine/reauthentication";
export { IapSetupRole, type IapSetupRoleProps } from "./app-engine/iap-setup-role";
export { OAuthClientSecret } from "./app-engine/oauth-client-secret";

export { ApiGateway } from "./api-gateway/api-gateway";
export { ApiGatewayApi, type IApiGatewayApi } from "./api-gateway/api-gateway-api";
export { ApiGatewayApiConfig } from "./api-gateway/api-gateway-api-config";
export type { ApiGatewayApiConfigAttributes, IApiGatewayApiConfig } from "./api-gateway/imported-api-config";
export type { ApiGatewayApiConfigProps } from "./api-gateway/api-gateway-api-config-props";
export type { ApiGatewayApiOptions, ApiGatewayApiProps } from "./api-gateway/api-gateway-api-props";
export type { ApiGatewayProps } from "./api-gateway/api-gateway-props";
export {
  BackendAuthentication,
  type BackendOptions,
  BackendProtocol,
  type CallOptions,
  PathTranslation,
  type UrlBackendOptions,
} from "./api-gateway/backend-options";
export { GrpcApi } from "./api-gateway/grpc-api";
export type { GrpcApiFiles, GrpcServicesProps } from "./api-gateway/grpc-api-props";
export type {
  GrpcBackendOptions,
  GrpcCallOptions,
  GrpcUrlBackendOptions,
} from "./api-gateway/grpc-backend-options";
export { OpenApiDocument } from "./api-gateway/openapi-document";
export type { OpenApiDocumentOptions } from "./api-gateway/openapi-document-options";
export { OpenApiVersion } from "./api-gateway/openapi-version";
export type { QuotaOptions } from "./api-gateway/quota";
export type { Route, RoutesProps } from "./api-gateway/route";
export { ApiKeyLocation, type JwtIssuer, SecurityScheme } from "./api-gateway/security-scheme";

export { Adoption } from "./state/adoption";
export { Moved } from "./state/moved";
export { Removed } from "./state/removed";
export { Snapshots } from "./testing/snapshots";
