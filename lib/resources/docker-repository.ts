import { ArtifactRegistryRepository } from "@cdktf/provider-google/lib/artifact-registry-repository";
import { ArtifactRegistryRepositoryIamBinding } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-binding";
import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { checkFormat } from "../core/formats/check-format";
import { KMS_KEY, REPOSITORY } from "../core/formats/full-names";
import { CLEANUP_POLICY_ID, REPOSITORY_ID, REPOSITORY_LOCATION } from "../core/formats/repositories";
import { checkLabels } from "../core/labels";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { knownLocation, knownProject, locationOf, projectOf } from "../core/provider-defaults";
import { shareDefined, shareExisting } from "../core/shared-existing";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import type { DockerRepositoryProps } from "./docker-repository-props";

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

abstract class DockerRepositoryBase extends ResourceWithAllowPolicy implements IDockerRepository {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: false,
    member: () => ArtifactRegistryRepositoryIamMember,
    binding: () => ArtifactRegistryRepositoryIamBinding,
    target: ({ fullName }: IDockerRepository) => ({ repository: fullName }),
  });

  public abstract readonly fullName: string;
  public abstract readonly location?: string | undefined;
  public abstract readonly project?: string | undefined;

  /** Lets the principal download images. */
  public grantRead(principal: IPrincipal): Grant {
    return this.grant(Role.ARTIFACT_REGISTRY_READER, principal);
  }

  /** Lets the principal download and upload images. */
  public grantWrite(principal: IPrincipal): Grant {
    return this.grant(Role.ARTIFACT_REGISTRY_WRITER, principal);
  }
}

/** A repository of Artifact Registry for the images of functions and services. */
@allOrNothing
export class DockerRepository extends DockerRepositoryBase {
  /**
   * A repository by its full name, `projects/PROJECT/locations/LOCATION/repositories/REPOSITORY`.
   *
   * The name may be a token, such as `repository.id` of the provider's resource.
   */
  public static fromRepositoryFullName(scope: Construct, id: string, fullName: string): IDockerRepository {
    return new ImportedRepository(scope, id, fullName);
  }

  /** The location; undefined where only Terraform knows it. */
  public readonly location?: string | undefined;

  /** The project; undefined where only Terraform knows it. */
  public readonly project?: string | undefined;

  private readonly resource: ArtifactRegistryRepository;

  constructor(scope: Construct, id: string, props: DockerRepositoryProps = {}) {
    checkNew("DockerRepository", new.target, [scope, id, props]);
    super(scope, id);
    const { repositoryId = id, project, location, kmsKeyName } = props;
    checkRepository(this, repositoryId, props);
    this.location = knownLocation(this, location);
    this.project = knownProject(this, project);
    this.resource = createResource(ArtifactRegistryRepository, this, "Resource", {
      repositoryId,
      format: "DOCKER",
      mode: "STANDARD_REPOSITORY",
      location: locationOf(this, location),
      project: projectOf(this, project),
      description: props.description === undefined ? undefined : literal(props.description),
      labels: props.labels,
      kmsKeyName,
      dockerConfig: { immutableTags: props.immutableTags ?? false },
      cleanupPolicies: Object.entries(props.cleanupPolicies ?? {}).map(([policy, { _config }]) => ({
        id: policy,
        ..._config,
      })),
      cleanupPolicyDryRun: props.cleanupDryRun ?? false,
    });
    declareOrder(this, props.dependsOn, () => [this.resource]);
    const existing = { kind: "Docker repository", name: repositoryId, project, location };
    shareDefined(this, existing, this.resource, "id");
    needsServices(this.resource, project, "artifactregistry");
  }

  /** The full name: `projects/PROJECT/locations/LOCATION/repositories/REPOSITORY`. */
  public get fullName(): string {
    return this.resource.id;
  }
}

checkCalls("DockerRepository", DockerRepository);

function checkRepository(at: Construct, id: string, props: DockerRepositoryProps): void {
  const { project, location } = props;
  checkFormat("repositoryId", id, REPOSITORY_ID, at);
  checkFormat("location", location === "" ? undefined : location, REPOSITORY_LOCATION, at);
  checkFormat("kmsKeyName", props.kmsKeyName, KMS_KEY, at);
  checkLabels(props.labels ?? {}, at);
  for (const policy of Object.keys(props.cleanupPolicies ?? {}))
    checkFormat("cleanupPolicies", policy, CLEANUP_POLICY_ID, at, { must: "have names of" });
  if (!isKnown(id)) return;
  claim(at, { kind: "Docker repository", prop: "repositoryId", value: id, name: id, project, location });
}

/** A repository that exists, or that the app defines with the provider's resource. */
@allOrNothing
class ImportedRepository extends DockerRepositoryBase {
  public readonly location?: string | undefined;
  public readonly project?: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    public readonly fullName: string,
  ) {
    super(scope, id);
    checkFormat("fullName", fullName, REPOSITORY, this);
    const { project, location, repository } = REPOSITORY.partsOf(fullName) ?? {};
    this.project = project;
    this.location = location;
    const inFull = { kind: "Docker repository", name: fullName, project: ANYWHERE, location: ANYWHERE };
    const inParts =
      repository === undefined ? [] : [{ kind: "Docker repository", name: repository, project, location }];
    shareExisting(this, inFull, ...inParts);
  }
}
