import { PROJECT_NUMBERS_CONTEXT } from "../../lib/core/project-numbers";
import { GoogleProject } from "../../lib/iam/google-project";
import { Role } from "../../lib/iam/role";
import { storageAgent } from "../../lib/triggers/storage-agent";
import { newApp, newStack } from "../support/stack";
import { allowPolicies, lookUps, onProject } from "./event-driven";

const ADDRESS = "cloud-run-functions_project_storage-agent_CE80405C";
const OTHER_ADDRESS = "cloud-run-functions_project_other-project_storage-agent_B29B26AA";

/** A stack in an app whose context has the numbers of projects. */
function stackWith(numbers?: object) {
  const app = newApp();
  if (numbers) app.node.setContext(PROJECT_NUMBERS_CONTEXT, numbers);
  return newStack(app);
}

test("the agent is read once per project, so that Google creates it", () => {
  const stack = stackWith();
  for (const project of [undefined, undefined, "other-project"]) {
    const googleProject = GoogleProject.of(stack, project);
    googleProject.grant(Role.PUBSUB_PUBLISHER, storageAgent(googleProject));
  }
  const member = (address: string) => `\${data.google_storage_project_service_account.${address}.member}`;
  expect(allowPolicies(stack)).toEqual({
    google_project_iam_member: [
      onProject("roles/pubsub.publisher", member(OTHER_ADDRESS), "other-project"),
      onProject("roles/pubsub.publisher", member(ADDRESS)),
    ],
  });
  expect(lookUps(stack)).toEqual({
    google_storage_project_service_account: {
      [ADDRESS]: { project: "example-project" },
      [OTHER_ADDRESS]: { project: "other-project" },
    },
  });
});

test("the agent is looked up, and so made, also where the project's number is known", () => {
  const stack = stackWith({ "example-project": "123456789012" });
  const googleProject = GoogleProject.of(stack);
  googleProject.grant(Role.PUBSUB_PUBLISHER, storageAgent(googleProject));
  expect(lookUps(stack)).toEqual({
    google_storage_project_service_account: { [ADDRESS]: { project: "example-project" } },
  });
});
