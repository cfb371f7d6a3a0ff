export { TODAY_CONTEXT } from "./core/today";

export { IngressSettings } from "./ingress/ingress-settings";
export { NetworkPath } from "./ingress/network-path";

export { GoogleProject } from "./iam/google-project";
export { Grant, type IResourceWithAllowPolicy } from "./iam/grant";
export { type IPrincipal, Principal } from "./iam/principal";
export { Role } from "./iam/role";
export { type IServiceAccount, ServiceAccount, type ServiceAccountProps } from "./iam/service-account";
export { ServiceAgent } from "./iam/service-agent";

export type { GrantInvokeOptions, IInvocable } from "./invocation/invocable";

export {
  type ArchiveOptions,
  type BucketObjectOptions,
  FunctionSource,
  type SourceArchive,
  type SourceDirectoryOptions,
  type SourceTarget,
} from "./source/function-source";
export { Language } from "./source/language";
export { type ISourceBucket, SourceBucket, type SourceBucketProps } from "./source/source-bucket";

export { CloudRunFunction } from "./functions/cloud-run-function";
export {
  BaseImageUpdates,
  type CloudRunFunctionProps,
  type TerraformTimeouts,
} from "./functions/cloud-run-function-props";
export { DockerRepository } from "./functions/docker-repository";
export {
  type EventFilter,
  type EventTriggerConfig,
  type EventTriggerTarget,
  type IEventTrigger,
  RetryPolicy,
} from "./functions/event-trigger";
export type {
  CloudRunFunctionAttributes,
  ICloudRunFunction,
  ImportedFunctionOptions,
} from "./functions/imported-function";
export { Runtime } from "./functions/runtime";
export { Secret, type SecretOptions, SecretVersion, type SecretVolume } from "./functions/secret";
export { VpcAccess, VpcEgress } from "./functions/vpc-access";
