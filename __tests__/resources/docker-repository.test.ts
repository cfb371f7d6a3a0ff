import { ArtifactRegistryRepository } from "@cdktf/provider-google/lib/artifact-registry-repository";
import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { TerraformVariable } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { CleanupPolicy } from "../../lib/resources/cleanup-policy";
import { DockerRepository } from "../../lib/resources/docker-repository";
import type { DockerRepositoryProps } from "../../lib/resources/docker-repository-props";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const NAME = "projects/example-project/locations/asia-northeast1/repositories/functions";

test("a repository has the location and the project in its full name", () => {
  const { fullName, location, project } = DockerRepository.fromRepositoryFullName(
    newStack(),
    "repository",
    NAME,
  );
  expect({ fullName, location, project }).toEqual({
    fullName: NAME,
    location: "asia-northeast1",
    project: "example-project",
  });
});

test("a repository whose name is a token has no known location and project", () => {
  const stack = newStack();
  const token = new TerraformVariable(stack, "repository", { type: "string" }).stringValue;
  const { fullName, location, project } = DockerRepository.fromRepositoryFullName(stack, "images", token);
  expect({ fullName, location, project }).toEqual({
    fullName: token,
    location: undefined,
    project: undefined,
  });
});

test("a grant writes one member of one role on the repository", () => {
  const stack = newStack();
  const repository = DockerRepository.fromRepositoryFullName(stack, "repository", NAME);
  repository.grant(Role.ARTIFACT_REGISTRY_WRITER, Principal.group("ops@example.com"));
  expect(all(stack, ArtifactRegistryRepositoryIamMember)).toEqual([
    { repository: NAME, role: "roles/artifactregistry.writer", member: "group:ops@example.com" },
  ]);
});

test.each([
  "",
  "functions",
  "asia-northeast1-docker.pkg.dev/example-project/functions",
  "projects/p/locations/l/repositories/Functions",
  "projects/p/locations/l/repositories/functions-",
  `projects/p/locations/l/repositories/${"a".repeat(64)}`,
  `${NAME}/packages/x`,
])("the name '%s' is refused, because it is not a full name", (name) => {
  expect(() => DockerRepository.fromRepositoryFullName(newStack(), "repository", name)).toThrow(
    new Error(
      `'fullName' must be the full name of a repository, like '${NAME}', got '${name}' [at shop/repository]`,
    ),
  );
});

describe("a new repository", () => {
  const made = (props: DockerRepositoryProps = {}, id = "functions"): unknown => {
    const stack = newStack();
    new DockerRepository(stack, id, props);
    const [repository] = all(stack, ArtifactRegistryRepository);
    return repository;
  };
  const REPOSITORY = {
    repository_id: "functions",
    format: "DOCKER",
    mode: "STANDARD_REPOSITORY",
    location: "asia-northeast1",
    project: "example-project",
    docker_config: { immutable_tags: false },
    cleanup_policies: [],
    cleanup_policy_dry_run: false,
  };

  test.each(["us", "europe", "asia", "us-central1"])("can be in %s", (location) => {
    expect(made({ location })).toEqual({ ...REPOSITORY, location });
  });

  test.each(["eu", "global", "us-central", "us-central1-a"])("cannot be in %s", (location) => {
    expect(() => made({ location })).toThrow(
      new Error(
        `'location' must be a region, or 'us', 'europe' or 'asia', got '${location}' [at shop/functions]`,
      ),
    );
  });

  test("is named after its id, in the stack's place, and keeps every version", () => {
    expect(made()).toEqual(REPOSITORY);
  });

  test("takes what Artifact Registry takes", () => {
    const kmsKeyName = "projects/example-project/locations/us-central1/keyRings/main/cryptoKeys/images";
    expect(
      made({
        repositoryId: "images",
        location: "us-central1",
        project: "other-project",
        description: "Images of ${team}",
        labels: { team: "shop" },
        kmsKeyName,
        immutableTags: true,
        cleanupDryRun: true,
      }),
    ).toEqual({
      ...REPOSITORY,
      repository_id: "images",
      location: "us-central1",
      project: "other-project",
      description: "Images of $${team}",
      labels: { team: "shop" },
      kms_key_name: kmsKeyName,
      docker_config: { immutable_tags: true },
      cleanup_policy_dry_run: true,
    });
  });

  test("deletes old versions, and keeps the newest ones", () => {
    const cleanupPolicies = {
      old: CleanupPolicy.discard({ olderThanDays: 30 }),
      "keep-ten": CleanupPolicy.keepMostRecent(10),
      releases: CleanupPolicy.keep({ tagged: true, tagPrefixes: ["v"], packageNamePrefixes: ["shop"] }),
      untagged: CleanupPolicy.discard({ tagged: false, newerThanDays: 1 }),
    };
    expect(made({ cleanupPolicies })).toEqual({
      ...REPOSITORY,
      cleanup_policies: [
        { id: "old", action: "DELETE", condition: { older_than: "2592000s", tag_state: "ANY" } },
        { id: "keep-ten", action: "KEEP", most_recent_versions: { keep_count: 10 } },
        {
          id: "releases",
          action: "KEEP",
          condition: { tag_state: "TAGGED", tag_prefixes: ["v"], package_name_prefixes: ["shop"] },
        },
        { id: "untagged", action: "DELETE", condition: { newer_than: "86400s", tag_state: "UNTAGGED" } },
      ],
    });
  });

  test("holds the images of a function, which waits for it and whose build may write to it", () => {
    const stack = newStack();
    const repository = new DockerRepository(stack, "functions");
    newFunction(stack, "orders", { dockerRepository: repository });
    const id = "${google_artifact_registry_repository.functions_6ABA4B8F.id}";
    expect(all(stack, Cloudfunctions2Function)).toMatchObject([{ build_config: { docker_repository: id } }]);
    expect(all(stack, ArtifactRegistryRepositoryIamMember)).toMatchObject([
      { repository: id, role: "roles/artifactregistry.writer" },
    ]);
    expect([repository.location, repository.project]).toEqual(["asia-northeast1", "example-project"]);
  });

  test("shares its grants with an import of it", () => {
    const stack = newStack();
    const grant = new DockerRepository(stack, "functions").grantRead(Principal.group("ops@example.com"));
    const found = DockerRepository.fromRepositoryFullName(stack, "found", NAME);
    expect(found.grantRead(Principal.group("ops@example.com"))).toBe(grant);
  });

  test("is refused where its name, its policies or its place cannot be", () => {
    const at = "[at shop/functions]";
    expect(() => made({ repositoryId: "Functions" })).toThrow(
      new Error(
        `'repositoryId' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, like 'functions', got 'Functions' ${at}`,
      ),
    );
    expect(() => made({ cleanupPolicies: { Old: CleanupPolicy.keepMostRecent(1) } })).toThrow(
      new Error(
        `'cleanupPolicies' must have names of 1 to 63 lower-case letters, digits and hyphens, like 'keep-ten', got 'Old' ${at}`,
      ),
    );
    const stack = newStack();
    const dockerRepository = new DockerRepository(stack, "images", { location: "us-central1" });
    expect(() => newFunction(stack, "orders", { dockerRepository })).toThrow(
      /'dockerRepository' must be in .*asia-northeast1.*us-central1/,
    );
  });

  test("has the id for itself in its place", () => {
    const stack = newStack();
    new DockerRepository(stack, "functions");
    new DockerRepository(stack, "elsewhere", { repositoryId: "functions", location: "us-central1" });
    expect(() => new DockerRepository(stack, "again", { repositoryId: "functions" })).toThrow(
      new Error("'repositoryId' must differ from that of shop/functions, got 'functions' [at shop/again]"),
    );
  });
});

test.each<[() => unknown, string]>([
  [() => CleanupPolicy.keepMostRecent(0), "'count' must be a whole number of at least 1, got 0"],
  [
    () => CleanupPolicy.discard({ olderThanDays: 1.5 }),
    "'olderThanDays' must be a whole number of at least 1, got 1.5",
  ],
  [
    () => CleanupPolicy.keep({ tagPrefixes: ["v"] }),
    "'tagged' must be true with 'tagPrefixes', got undefined",
  ],
])("a cleanup policy that Google would refuse is an error", (make, message) => {
  expect(make).toThrow(new Error(message));
});
