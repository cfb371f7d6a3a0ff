import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import { TerraformVariable } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { DockerRepository } from "../../lib/resources/docker-repository";
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
