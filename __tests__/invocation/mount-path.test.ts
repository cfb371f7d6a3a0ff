import { checkMountPath, hasDots } from "../../lib/invocation/mount-path";
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

test("a path with dots leads elsewhere", () => {
  expect(["a/../b", "./a", "..", "a.b", "...", ".a"].map(hasDots)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
