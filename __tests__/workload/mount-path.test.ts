import { checkMountPath, isFilePath } from "../../lib/workload/mount-path";
import { newStack } from "../support/stack";

const stack = newStack();

test.each(["/etc/secrets", "/key", "/etc/.secrets", "/devices", "${var.path}"])(
  "'%s' may be mounted",
  (path) => {
    expect(() => {
      checkMountPath(path, stack);
    }).not.toThrow();
  },
);

test.each(["", "/", "etc", "/etc/", "/etc//x", "/etc/..", "/./x", "/a b", "/a:b", "/%{x}", "/a\u0007"])(
  "%j is no absolute path",
  (path) => {
    expect(() => {
      checkMountPath(path, stack);
    }).toThrow(/^'mountPath' must be an absolute path, like '\/etc\/secrets', got '.*' \[at shop\]$/);
  },
);

test.each(["/dev", "/proc/1", "/sys/fs"])("nothing is mounted at '%s'", (path) => {
  expect(() => {
    checkMountPath(path, stack);
  }).toThrow(new Error(`'mountPath' must not lie in /dev, /proc or /sys, got '${path}' [at shop]`));
});

test.each(["db-password", "a/b", ".a", "...", "a.b"])("'%s' is the path of a file", (path) => {
  expect(isFilePath(path)).toBe(true);
});

test.each(["", "/a", "a/", "a//b", "a/../b", "./a", "..", "a b", "%{x}", "a\u0007"])("%j is none", (path) => {
  expect(isFilePath(path)).toBe(false);
});
