import { projectOfAccount } from "../../../lib/core/formats/principals";

test.each([
  ["reports@example-project.iam.gserviceaccount.com", "example-project"],
  ["reports@example-project.example.com.iam.gserviceaccount.com", "example.com:example-project"],
  ["example-project@appspot.gserviceaccount.com", "example-project"],
])("the project of %s is %s", (email, project) => {
  expect(projectOfAccount(email)).toBe(project);
});

test.each([
  "123456789012-compute@developer.gserviceaccount.com",
  "reports@${var.project}.iam.gserviceaccount.com",
  "ada@example.com",
  "",
])("'%s' does not tell the project", (email) => {
  expect(projectOfAccount(email)).toBeUndefined();
});
