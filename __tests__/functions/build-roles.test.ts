import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { grantBuildRoles } from "../../lib/functions/build-roles";
import { ServiceAccount } from "../../lib/iam/service-account";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories/functions";
const EMAIL = "builder@example-project.iam.gserviceaccount.com";
const MEMBER = `serviceAccount:${EMAIL}`;

const builder = (stack: TerraformStack) => ServiceAccount.fromServiceAccountEmail(stack, "builder", EMAIL);
const granted = (role: string, project = "example-project") => ({ project, role, member: MEMBER });
const readsCopies = (project?: string) => ({
  ...granted("roles/storage.objectViewer", project),
  condition: {
    title: "only the sources of functions",
    expression:
      'resource.type == "storage.googleapis.com/Object" && resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")',
  },
});

test("an account may read Google's copies of sources, write logs, and write images, once however often it is asked", () => {
  const stack = newStack();
  const account = builder(stack);
  const [first, second] = [1, 2].map(() => grantBuildRoles(stack, account, {}));
  expect(second).toEqual(first);
  expect(first).toHaveLength(3);
  expect(all(stack, ProjectIamMember)).toEqual([
    granted("roles/artifactregistry.writer"),
    granted("roles/logging.logWriter"),
    readsCopies(),
  ]);
});

test("an account may write images to just the repository that is given", () => {
  const stack = newStack();
  const repository = DockerRepository.fromRepositoryFullName(stack, "repository", REPOSITORY);
  expect(grantBuildRoles(stack, builder(stack), { repository })).toHaveLength(3);
  expect(all(stack, ProjectIamMember)).toEqual([granted("roles/logging.logWriter"), readsCopies()]);
  expect(all(stack, ArtifactRegistryRepositoryIamMember)).toEqual([
    { role: "roles/artifactregistry.writer", member: MEMBER, repository: REPOSITORY },
  ]);
});

test("the roles are those of the function's project, which may be a token", () => {
  const stack = newStack();
  const project = new TerraformVariable(stack, "project", {}).stringValue;
  grantBuildRoles(stack, builder(stack), { project });
  expect(all(stack, ProjectIamMember)).toEqual([
    granted("roles/artifactregistry.writer", "${var.project}"),
    granted("roles/logging.logWriter", "${var.project}"),
    readsCopies("${var.project}"),
  ]);
});
