import type { Construct } from "constructs";
import { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import { IamCondition } from "../iam/iam-condition";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";

/**
 * Google copies each source archive into a bucket of its own, `gcf-v2-sources-NUMBER-REGION`, and builds from the copy.
 *
 * The bucket does not exist before the first build of a region, and with a key of Cloud KMS its name ends in a hash. So the
 * project holds the role, for objects of such buckets alone. A build only reads the one object: it lists nothing.
 *
 * https://cloud.google.com/functions/docs/building, https://cloud.google.com/functions/docs/securing/cmek
 */
const COPIES_OF_SOURCES = IamCondition.cel(
  "only the sources of functions",
  'resource.type == "storage.googleapis.com/Object" && resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")',
);

/** Where a build takes place. */
export interface BuildPlace {
  /** The function's project, where it was given one. */
  readonly project?: string;

  /**
   * Where the image goes.
   *
   * @default - `gcf-artifacts`, which Google makes at the first build: only the project can hold the role by then
   */
  readonly repository?: IResourceWithAllowPolicy;
}

/** Lets an account read the source, write the image, and write logs: all that a build needs. The build must wait for it. */
export function grantBuildRoles(at: Construct, account: IServiceAccount, place: BuildPlace): Grant[] {
  const project = GoogleProject.of(at, place.project);
  return [
    project.grant(Role.LOGGING_LOG_WRITER, account),
    (place.repository ?? project).grant(Role.ARTIFACT_REGISTRY_WRITER, account),
    project.grant(Role.STORAGE_OBJECT_VIEWER, account, { condition: COPIES_OF_SOURCES }),
  ];
}
