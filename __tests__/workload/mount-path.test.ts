import { got } from "../../lib/core/errors";
import { checkMountPaths, isFilePath } from "../../lib/workload/mount-path";
import { newStack } from "../support/stack";

const stack = newStack();
const check =
  (...paths: string[]) =>
  () => {
    checkMountPaths(paths, stack);
  };

test.each(["/etc/secrets", "/key", "/etc/.secrets", "/devices", "${var.path}"])(
  "'%s' may be mounted",
  (path) => {
    expect(check("/var/data", path)).not.toThrow();
  },
);

test.each([
  ...["", "/", "etc", "etc/secrets", "/etc/secrets/", "/etc//secrets", "/etc/my secrets", "/etc/secrets\n"],
  ...["/etc/..", "/etc/../secrets", "/./secrets", "/a:b", "/etc/%{x}", "/a\u0007"],
])("%j is refused as a mount path", (path) => {
  expect(check("/var/data", path)).toThrow(
    new Error(`'mountPath' must be an absolute path, like '/etc/secrets', got ${got(path)} [at shop]`),
  );
});

test.each(["/dev", "/proc/1", "/sys/fs"])("nothing is mounted at '%s'", (path) => {
  expect(check(path)).toThrow(
    new Error(`'mountPath' must not lie in /dev, /proc or /sys, got '${path}' [at shop]`),
  );
});

test("two volumes of a container are not mounted in one place, as far as synthesis knows", () => {
  expect(check("/a", "/b", "/a")).toThrow(
    new Error("'mountPath' must differ between the volumes of a container, got '/a' twice [at shop]"),
  );
  expect(check("${var.path}", "${var.path}")).not.toThrow();
});

test.each(["db-password", "a/b", ".a", "...", "a.b"])("'%s' is the path of a file", (path) => {
  expect(isFilePath(path)).toBe(true);
});

test.each(["", "/a", "a/", "a//b", "a/../b", "./a", "..", "a b", "%{x}", "a\u0007"])(
  "%j is refused as the path of a file",
  (path) => {
    expect(isFilePath(path)).toBe(false);
  },
);
