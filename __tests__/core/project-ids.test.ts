import { isProjectId } from "../../lib/core/project-ids";

test.each(["example-project", "example.com:example-project", "123456789012", "a"])(
  "%s is a project",
  (text) => {
    expect(isProjectId(text)).toBe(true);
  },
);

test.each([
  "",
  "-",
  "a-",
  "-a",
  "Example",
  "a.b",
  ":a",
  "a:",
  "1:a",
  "a/b",
  "a b",
  "a".repeat(64),
  "${var.p}",
])("'%s' is none", (text) => {
  expect(isProjectId(text)).toBe(false);
});
