import { TerraformVariable } from "cdktf";
import { checkDocumentPath, checkPathPattern, isPathPattern } from "../../lib/triggers/path-pattern";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "text", {}).stringValue;

test.each([
  ["users/ada", false],
  ["users/*", true],
  ["users/{id}", true],
  [TOKEN, false],
  ["users/${var.id}", false],
  [`buckets/${TOKEN}/objects/*`, true],
])("%s is a pattern: %s", (value, expected) => {
  expect(isPathPattern(value)).toBe(expected);
});

// https://cloud.google.com/eventarc/docs/path-patterns
test.each([
  "/projects/project-1/datasets/dataset-1",
  "/projects/project-1/regions/region-1/subnetworks/*",
  "/projects/_/buckets/bucket-1/objects/file-*.txt",
  "/projects/_/**/file-*.txt",
  "/projects/_/buckets/bucket-*/objects/file-*.txt",
  "/projects/_/buckets/{bucket}/objects/file.*",
  "/projects/_/buckets/{bucket=*}/objects/file.*",
  "/projects/_/buckets/*/objects/{filename=file.*}",
  "/projects/*/zones/zone-1/instances/**",
  "{collection=[clients,users]}/id",
  "users/{path=**}",
  "**",
  TOKEN,
])("takes the pattern %s", (pattern) => {
  expect(() => {
    checkPathPattern("filter", pattern, stack);
  }).not.toThrow();
});

test.each([
  ["/projects/_/buckets/bucket-1/objects/", "no empty segment or capture group"],
  ["/projects//buckets/bucket-1", "no empty segment or capture group"],
  ["", "no empty segment or capture group"],
  ["/projects/_/buckets/{bucket=}/objects/a", "no empty segment or capture group"],
  ["/projects/_/buckets/{=*}/objects/a", "capture groups that are whole segments, like '{id}' or '{id=*}'"],
  [
    "/projects/_/buckets/{bucket/objects/a",
    "capture groups that are whole segments, like '{id}' or '{id=*}'",
  ],
  ["/projects/_/buckets/b-{bucket}", "capture groups that are whole segments, like '{id}' or '{id=*}'"],
  ["/projects/_/buckets/bucket**/objects/a", "one '*' a segment at most"],
  ["/projects/_/buckets/b/objects/file-*.*", "one '*' a segment at most"],
  ["/projects/**/buckets/**", "one '**' at most"],
  ["users/{path=**}/orders/**", "one '**' at most"],
])("refuses the pattern '%s'", (pattern, what) => {
  expect(() => {
    checkPathPattern("filter", pattern, stack);
  }).toThrow(new Error(`'filter' must be a path pattern with ${what}, got '${pattern}' [at shop]`));
});

test.each(["users/ada", "users/*", "users/**", "**", "users/{id}/orders/{order}", TOKEN])(
  "%s can be the path of a document",
  (path) => {
    expect(() => {
      checkDocumentPath("entity", path, stack);
    }).not.toThrow();
  },
);

test.each(["", "users", "/users/ada", "users/ada/", "users/{id}/orders"])(
  "'%s' cannot be the path of a document",
  (path) => {
    expect(() => {
      checkDocumentPath("entity", path, stack);
    }).toThrow(
      new Error(
        `'entity' must be the path of a document within the database, like 'users/{id}', got '${path}' [at shop]`,
      ),
    );
  },
);
