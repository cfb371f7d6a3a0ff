import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";

test.each<[string, AppEngineTarget, (string | undefined)[]]>([
  ["an app", AppEngineTarget.application(), [undefined, undefined]],
  ["a service", AppEngineTarget.service("default"), ["default", undefined]],
  ["a version", AppEngineTarget.version("api", "20261121t120000"), ["api", "20261121t120000"]],
  [
    "what only Terraform knows",
    AppEngineTarget.version("${var.service}", "${var.version}"),
    ["${var.service}", "${var.version}"],
  ],
])("a target is %s", (_, { serviceId, versionId }, parts) => {
  expect([serviceId, versionId]).toEqual(parts);
});

const RULE = "must be 1 to 63 lower-case letters, digits and hyphens";

test.each(["", "Api", "-api", "api-", "api_v1", "a".repeat(64)])("refuses the name '%s'", (name) => {
  expect(() => AppEngineTarget.service(name)).toThrow(new Error(`'service' ${RULE}, got '${name}'`));
  expect(() => AppEngineTarget.version(name, "v1")).toThrow(new Error(`'service' ${RULE}, got '${name}'`));
  expect(() => AppEngineTarget.version("api", name)).toThrow(new Error(`'version' ${RULE}, got '${name}'`));
});

test.each(["default", "latest", "ah-builtin"])(
  "refuses the version name '%s', which Google reserves",
  (version) => {
    expect(() => AppEngineTarget.version("api", version)).toThrow(
      new Error(
        `'version' must not be 'default', 'latest' or begin with 'ah-', which Google keeps, got '${version}'`,
      ),
    );
    expect(AppEngineTarget.service(version).serviceId).toBe(version);
  },
);
