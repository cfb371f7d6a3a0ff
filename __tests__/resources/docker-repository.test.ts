import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import { TerraformVariable } from "cdktf";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const NAME = "projects/example-project/locations/asia-northeast1/repositories/functions";

test("knows its location and its project by its full name", () => {
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

test("does not know the location and the project of a token", () => {
  const stack = newStack();
  const token = new TerraformVariable(stack, "repository", { type: "string" }).stringValue;
  const { fullName, location, project } = DockerRepository.fromRepositoryFullName(stack, "images", token);
  expect({ fullName, location, project }).toEqual({
    fullName: token,
    location: undefined,
    project: undefined,
  });
});

test("writes one member of one role of just that repository", () => {
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
])("refuses '%s', which is no full name", (name) => {
  expect(() => DockerRepository.fromRepositoryFullName(newStack(), "repository", name)).toThrow(
    new Error(
      `'fullName' must be the full name of a repository, like '${NAME}', got '${name}' [at shop/repository]`,
    ),
  );
});
