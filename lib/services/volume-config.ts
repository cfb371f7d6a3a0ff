import type { CloudRunV2ServiceTemplateVolumes } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import type { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { IServiceAccount } from "../iam/service-account";

/** The service or job that a volume is for. */
export interface VolumeTarget {
  /** The construct of the service or job. Errors name its path. */
  readonly at: Construct;

  /** The service account that reads the volume. */
  readonly serviceAccount: IServiceAccount;

  /** The project of the service or job. */
  readonly googleProject: GoogleProject;
}

/** What a volume gives to its service or job. */
export interface VolumeConfig {
  /** The `volumes` block of the resource. A job takes the same as a service. */
  readonly config: CloudRunV2ServiceTemplateVolumes;

  /** The grants that the service or job needs as soon as it is made. */
  readonly grants: Grant[];

  /** Whether the volume needs the second execution environment. */
  readonly secondGeneration?: boolean;
}
