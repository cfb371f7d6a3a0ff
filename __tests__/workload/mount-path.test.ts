import { got } from "../../lib/core/errors";
import { checkMountPaths } from "../../lib/workload/mount-path";
import { newStack } from "../support/stack";

const stack = newStack();
const check =
  (...paths: string[]) =>
  () => {
    checkMountPaths(paths, stack);
  };

test.each([
  "/etc/secrets",
  "/etc/otelcol-google/",
  "/a/",
  "/key",
  "/etc/.secrets",
  "/devices",
  "${var.path}",
  "/dev/${var.path}",
])("'%s' may be mounted", (path) => {
  expect(check("/var/data", path)).not.toThrow();
});

test.each([
  ...[
    "",
    "/",
    "etc",
    "etc/secrets",
    "//",
    "/etc/secrets//",
    "/etc//secrets",
    "/etc/my secrets",
    "/etc/secrets\n",
  ],
  ...["/etc/..", "/etc/../secrets", "/./secrets", "/a:b", "/etc/%{x}", "/a\u0007"],
])("%j is refused as a mount path", (path) => {
  expect(check("/var/data", path)).toThrow(
    new Error(`'mountPath' must be an absolute path, like '/etc/secrets', got ${got(path)} [at shop]`),
  );
});

test.each(["/dev", "/proc/1", "/sys/fs"])("the mount path '%s' is refused", (path) => {
  expect(check(path)).toThrow(
    new Error(`'mountPath' must not lie in /dev, /proc or /sys, got '${path}' [at shop]`),
  );
});

test("two volumes at one mount path are refused, unless the path is a token", () => {
  expect(check("/a", "/b", "/a")).toThrow(
    new Error("'mountPath' must differ between the volumes of a container, got '/a' twice [at shop]"),
  );
  expect(check("/a", "/b", "/a/")).toThrow(
    new Error("'mountPath' must differ between the volumes of a container, got '/a/' twice [at shop]"),
  );
  expect(check("${var.path}", "${var.path}")).not.toThrow();
});
