import { Construct } from "constructs";
import { secretEnvironmentConfig, secretVolumesConfig } from "../../lib/functions/secret-config";
import { Secret, type SecretVolume } from "../../lib/resources/secret";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const stack = newStack();
const LATEST = [{ path: "db-password", version: "latest" }];
const db = Secret.fromSecretId(stack, "db", "db-password", { project: "vault" });
const key = Secret.fromSecretId(stack, "key", "signing-key", { project: "vault" });

let at: Construct;
let functions = 0;
beforeEach(() => {
  at = new Construct(stack, `orders${++functions}`);
});
const here = () => ` [at ${at.node.path}]`;

describe("variables", () => {
  test("name the secret by its short id, its project and its version", () => {
    const variables = { KEY: key.version("stable"), DB: db.version("2") };
    expect(secretEnvironmentConfig(variables, { MODE: "test" }, at)).toEqual([
      { key: "KEY", secret: "signing-key", projectId: "vault", version: "stable" },
      { key: "DB", secret: "db-password", projectId: "vault", version: "2" },
    ]);
  });

  test.each(["DB", "LOG_EXECUTION_ID"])("must not repeat %s, which is set in the environment", (name) => {
    expect(() => secretEnvironmentConfig({ [name]: db.version("1") }, { DB: "x" }, at)).toThrow(
      new Error(`'secretEnvironment' must not repeat a name of 'environment', got '${name}'${here()}`),
    );
  });

  test("must not have the name of a variable that Google sets", () => {
    expect(() => secretEnvironmentConfig({ FUNCTION_TARGET: db.version("1") }, {}, at)).toThrow(
      new Error(
        `'secretEnvironment' must not set a variable that Google sets itself, got 'FUNCTION_TARGET'${here()}`,
      ),
    );
  });
});

describe("volumes", () => {
  test("have the given files, or the latest version if none are given", () => {
    const volumes: SecretVolume[] = [
      { secret: db, mountPath: "/etc/secrets/db" },
      {
        secret: key,
        mountPath: "/key",
        files: { current: key.version("2"), "old/one": key.version("latest") },
      },
      { secret: db, mountPath: "${var.path}", files: {} },
    ];
    expect(secretVolumesConfig(volumes, at)).toEqual([
      { mountPath: "/etc/secrets/db", secret: "db-password", projectId: "vault", versions: LATEST },
      {
        mountPath: "/key",
        secret: "signing-key",
        projectId: "vault",
        versions: [
          { path: "current", version: "2" },
          { path: "old/one", version: "latest" },
        ],
      },
      { mountPath: "${var.path}", secret: "db-password", projectId: "vault", versions: LATEST },
    ]);
    expect(warnings(at)).toEqual([]);
  });

  test("must not be mounted at the same path", () => {
    const volumes = [db, key].map((secret) => ({ secret, mountPath: "/etc/secrets" }));
    expect(() => secretVolumesConfig(volumes, at)).toThrow(
      new Error(
        `'mountPath' must differ between the volumes of a container, got '/etc/secrets' twice${here()}`,
      ),
    );
  });

  test("must not have versions of another secret", () => {
    const volume = { secret: db, mountPath: "/etc/secrets", files: { key: key.version("1") } };
    expect(() => secretVolumesConfig([volume], at)).toThrow(
      new Error(`'files.key' must be a version of the volume's secret shop/db, got one of shop/key${here()}`),
    );
  });
});
