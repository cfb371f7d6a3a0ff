import { ArtifactRegistryRepositoryIamBinding } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-binding";
import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { checkFormat } from "../core/formats/check-format";
import { REPOSITORY } from "../core/formats/full-names";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** An Artifact Registry repository in DOCKER format, whoever defines it. */
export interface IDockerRepository extends IResourceWithAllowPolicy {
  /** The full name: `projects/PROJECT/locations/LOCATION/repositories/REPOSITORY`. */
  readonly fullName: string;

  /** The location in the name; undefined where the name is a token. */
  readonly location?: string | undefined;

  /** The project in the name; undefined where the name is a token. */
  readonly project?: string | undefined;

  /** Lets the principal download images. */
  grantRead(principal: IPrincipal): Grant;

  /** Lets the principal download and upload images. */
  grantWrite(principal: IPrincipal): Grant;
}

/** An Artifact Registry repository in DOCKER format that exists, or that the app defines with the provider's resource. */
@allOrNothing
export class DockerRepository extends ResourceWithAllowPolicy implements IDockerRepository {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: false,
    member: () => ArtifactRegistryRepositoryIamMember,
    binding: () => ArtifactRegistryRepositoryIamBinding,
    target: () => ({ repository: this.fullName }),
  });

  /**
   * A repository by its full name, `projects/PROJECT/locations/LOCATION/repositories/REPOSITORY`.
   *
   * The name may be a token, such as `repository.id` of the provider's resource.
   */
  public static fromRepositoryFullName(scope: Construct, id: string, fullName: string): IDockerRepository {
    return new DockerRepository(scope, id, fullName);
  }

  /** The location in the name; undefined where the name is a token. */
  public readonly location?: string | undefined;

  /** The project in the name; undefined where the name is a token. */
  public readonly project?: string | undefined;

  private constructor(
    scope: Construct,
    id: string,
    /** The full name: `projects/PROJECT/locations/LOCATION/repositories/REPOSITORY`. */
    public readonly fullName: string,
  ) {
    super(scope, id);
    checkFormat("fullName", fullName, REPOSITORY, this);
    const { project, location } = REPOSITORY.partsOf(fullName) ?? {};
    this.project = project;
    this.location = location;
    shareExisting(this, { kind: "Docker repository", name: fullName, project: ANYWHERE, location: ANYWHERE });
  }

  /** Lets the principal download images. */
  public grantRead(principal: IPrincipal): Grant {
    return this.grant(Role.ARTIFACT_REGISTRY_READER, principal);
  }

  /** Lets the principal download and upload images. */
  public grantWrite(principal: IPrincipal): Grant {
    return this.grant(Role.ARTIFACT_REGISTRY_WRITER, principal);
  }
}

checkCalls("DockerRepository", DockerRepository);
