import { got } from "../../lib/core/errors";
import { Secret } from "../../lib/resources/secret";
import { secretFilesOf } from "../../lib/workload/secret-files";
import { newStack } from "../support/stack";

const stack = newStack();
const db = Secret.fromSecretId(stack, "db", "db-password");
const key = Secret.fromSecretId(stack, "key", "signing-key");

test("each file has a version, in the order of the caller", () => {
  const files = { current: db.version("2"), "old/one": db.version("latest") };
  expect(secretFilesOf(db, files, stack)).toEqual([
    { path: "current", version: "2" },
    { path: "old/one", version: "latest" },
  ]);
  expect(secretFilesOf(db, {}, stack)).toEqual([]);
});

test("a file name may begin with a dot or be a token", () => {
  const files = { ".env": db.version("1"), "..data/a": db.version("2"), "${var.file}": db.version("3") };
  expect(secretFilesOf(db, files, stack).map(({ path }) => path)).toEqual(Object.keys(files));
});

test.each(["", "/password", "password/", "a//b", "my password", ".", "..", "../password", "a/./b", "a/../b"])(
  "the file name '%s' is refused",
  (path) => {
    expect(() => secretFilesOf(db, { [path]: db.version("1") }, stack)).toThrow(
      new Error(`'files' must have relative paths, like 'db-password', got ${got(path)} [at shop]`),
    );
  },
);

test("a version of another secret is refused", () => {
  expect(() => secretFilesOf(db, { key: key.version("1") }, stack)).toThrow(
    new Error("'files.key' must be a version of the volume's secret shop/db, got one of shop/key [at shop]"),
  );
});

test("a version of the same secret, imported a second time, is accepted", () => {
  const again = Secret.fromSecretId(stack, "db again", "db-password");
  expect(secretFilesOf(db, { current: again.version("2") }, stack)).toEqual([
    { path: "current", version: "2" },
  ]);
});
