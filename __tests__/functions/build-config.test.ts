import { TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { got } from "../../lib/core/errors";
import { STRICT_CALENDAR_CONTEXT } from "../../lib/core/today";
import { buildOf } from "../../lib/functions/build-config";
import { BaseImageUpdates, type CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { Runtime } from "../../lib/functions/runtime";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Bucket } from "../../lib/resources/bucket";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { FunctionSource, type SourceArchive, type SourceTarget } from "../../lib/source/function-source";
import { Language } from "../../lib/source/language";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";

const stack = newStack();
const bucket = Bucket.fromBucketName(stack, "bucket", "sources");
const email = "builder@example-project.iam.gserviceaccount.com";
const builder = ServiceAccount.fromServiceAccountEmail(stack, "builder", email);
const repositoryIn = (location: string, project = "example-project", scope: Construct = stack) =>
  DockerRepository.fromRepositoryFullName(
    scope,
    `${project}-${location}`,
    `projects/${project}/locations/${location}/repositories/functions`,
  );
const inTokyo = repositoryIn("asia-northeast1");
const inIowa = repositoryIn("us-central1");

/** An archive that lies somewhere, and the functions that asked for it. */
class FakeSource extends FunctionSource {
  public readonly targets: SourceTarget[] = [];

  constructor(private readonly archive: Partial<SourceArchive> = {}) {
    super();
  }

  public bind(_scope: Construct, target: SourceTarget): SourceArchive {
    this.targets.push(target);
    return { bucket, objectName: "orders.zip", ...this.archive };
  }
}

let at: Construct;
let functions = 0;
beforeEach(() => {
  at = new Construct(stack, `orders${++functions}`);
});
const here = () => ` [at ${at.node.path}]`;

// A build does not depend on what becomes of the image.
const build = (props: Partial<CloudRunFunctionProps> = {}) =>
  buildOf(
    at,
    {
      runtime: Runtime.NODEJS_22,
      entryPoint: "handler",
      source: new FakeSource(),
      buildServiceAccount: builder,
      grantBuildRoles: false,
      ...props,
    } as CloudRunFunctionProps,
    "orders",
    "orders",
  );

const MINIMAL = {
  runtime: "nodejs22",
  entryPoint: "handler",
  source: { storageSource: { bucket: "sources", object: "orders.zip" } },
  serviceAccount: `projects/example-project/serviceAccounts/${email}`,
  environmentVariables: { BUILD_ENVIRONMENT: "default" },
  automaticUpdatePolicy: {},
};

test("a build waits for nothing where somebody else grants the roles", () => {
  const { config, dependsOn, serviceAccount } = build();
  expect({ config, dependsOn }).toEqual({ config: MINIMAL, dependsOn: [] });
  expect(serviceAccount).toBe(builder);
});

test("the build has every setting of the caller", () => {
  const workerPool = "projects/example-project/locations/asia-northeast1/workerPools/private";
  const { automaticUpdatePolicy: _, ...rest } = MINIMAL;
  const props = {
    source: new FakeSource({ generation: 7 }),
    dockerRepository: inTokyo,
    buildEnvironment: { NPM_TOKEN: "x" },
    workerPool,
    baseImageUpdates: BaseImageUpdates.ON_DEPLOY,
  };
  expect(build(props).config).toEqual({
    ...rest,
    source: { storageSource: { ...MINIMAL.source.storageSource, generation: 7 } },
    dockerRepository: inTokyo.fullName,
    environmentVariables: { NPM_TOKEN: "x" },
    workerPool,
    onDeployUpdatePolicy: {},
  });
});

test.each([
  ["", undefined, "project"],
  [" and in the repository", inTokyo, "example-project-asia-northeast1"],
])(
  "the build waits until its own account may write logs, write images%s, and read the source",
  (_title, dockerRepository, on) => {
    const { dependsOn } = build({ buildServiceAccount: undefined, grantBuildRoles: true, dockerRepository });
    const grants = dependsOn.map((grant) => (grant as unknown as Construct).node.path);
    expect(grants).toEqual([
      "shop/cloud-run-functions/project/roles--logging.logWriter:serviceAccount:shop-build",
      `shop/${on === "project" ? "cloud-run-functions/project" : on}/roles--artifactregistry.writer:serviceAccount:shop-build`,
      "shop/cloud-run-functions/project/roles--storage.objectViewer:serviceAccount:shop-build:only the sources of functions",
    ]);
  },
);

test("the source gets the language, the place and the build's variables of the function", () => {
  const source = new FakeSource();
  build({ source });
  build({
    source,
    runtime: Runtime.PYTHON_313,
    buildEnvironment: { A: "1" },
    location: "us-central1",
    project: "other-project",
  });
  expect(source.targets).toEqual([
    { language: Language.NODEJS, entryPoint: "handler", functionName: "orders", buildEnvironment: {} },
    {
      language: Language.PYTHON,
      entryPoint: "handler",
      functionName: "orders",
      buildEnvironment: { A: "1" },
      location: "us-central1",
      project: "other-project",
    },
  ]);
});

test("a decommissioned runtime is refused by a strict calendar, before the source is read", () => {
  const source = new FakeSource();
  at.node.setContext(STRICT_CALENDAR_CONTEXT, true);
  expect(() => build({ runtime: Runtime.of("nodejs20"), source })).toThrow(
    new Error(
      `'runtime' must not be decommissioned, got 'nodejs20', which Google stopped deploying on 2026-10-30; use a newer one, or evenIfDecommissioned()${here()}`,
    ),
  );
  expect(source.targets).toEqual([]);
});

test("a deprecated runtime gives a warning", () => {
  build({ runtime: Runtime.PYTHON_310 });
  expect(warnings(at)).toEqual([
    `[${at.node.path}] 'runtime' must be replaced before it is decommissioned on 2027-04-04, got 'python310', which is deprecated since 2026-10-04`,
  ]);
});

test.each(["h", "Namespace.Class", "com.example.Orders", "a".repeat(128), "${var.entry}"])(
  "takes the entry point %s",
  (entryPoint) => {
    expect(build({ entryPoint }).config).toEqual({ ...MINIMAL, entryPoint });
  },
);

test.each(["", "a b", "a\n", "a".repeat(129)])("refuses the entry point %j", (entryPoint) => {
  expect(() => build({ entryPoint })).toThrow(
    new Error(`'entryPoint' must be 1 to 128 characters without spaces, got ${got(entryPoint)}${here()}`),
  );
});

test("the variables of the build are checked", () => {
  expect(() => build({ buildEnvironment: { GOOGLE_RUNTIME: "x" } })).toThrow(
    new Error(
      `'buildEnvironment' must not set a variable that Google sets itself, got 'GOOGLE_RUNTIME'${here()}`,
    ),
  );
});

test("a worker pool without its full name is refused", () => {
  expect(() => build({ workerPool: "private" })).toThrow(
    new Error(
      `'workerPool' must be a full name, like 'projects/example-project/locations/asia-northeast1/workerPools/private', got 'private'${here()}`,
    ),
  );
});

test("refuses a repository in another location than the function", () => {
  expect(() => build({ dockerRepository: inIowa })).toThrow(
    new Error(
      `'dockerRepository' must be in the function's location asia-northeast1, got one in us-central1${here()}`,
    ),
  );
  expect(() => build({ dockerRepository: inTokyo, location: "europe-west1" })).toThrow(
    new Error(
      `'dockerRepository' must be in the function's location europe-west1, got one in asia-northeast1${here()}`,
    ),
  );
  build({ dockerRepository: inIowa, location: "us-central1" });
  build({ dockerRepository: inIowa, location: "${var.location}" });
});

test("refuses a repository in another project than the function, as far as the projects are known", () => {
  const elsewhere = repositoryIn("asia-northeast1", "other-project");
  expect(() => build({ dockerRepository: elsewhere })).toThrow(
    new Error(
      `'dockerRepository' must be in the function's project example-project, got one in other-project${here()}`,
    ),
  );
  expect(() => build({ dockerRepository: inTokyo, project: "third-project" })).toThrow(
    new Error(
      `'dockerRepository' must be in the function's project third-project, got one in example-project${here()}`,
    ),
  );
  build({ dockerRepository: elsewhere, project: "other-project" });
  build({ dockerRepository: elsewhere, project: "${var.project}" });
  build({ dockerRepository: DockerRepository.fromRepositoryFullName(stack, "token", "${var.repository}") });
});

test("refuses a worker pool in another region than the function, as far as the regions are known", () => {
  const poolIn = (region: string) => `projects/example-project/locations/${region}/workerPools/private`;
  expect(() => build({ workerPool: poolIn("us-central1") })).toThrow(
    new Error(
      `'workerPool' must be in the function's location asia-northeast1, got one in us-central1${here()}`,
    ),
  );
  for (const props of [
    { workerPool: poolIn("us-central1"), location: "us-central1" },
    { workerPool: poolIn("us-central1"), location: "${var.location}" },
    { workerPool: "${var.pool}" },
    // The pools of another project are for those it lets in.
    { workerPool: "projects/other-project/locations/asia-northeast1/workerPools/private" },
  ]) {
    expect(build(props).config.workerPool).toBe(props.workerPool);
  }
});

describe("a resource of another stack", () => {
  const other = new TerraformStack(stack.node.root, "vault");
  const refusal = (prop: string, id: string) =>
    new Error(
      `'${prop}' must be of the stack shop, got vault/${id} of vault; import it in shop as well${here()}`,
    );

  test("is refused as a repository", () => {
    const dockerRepository = repositoryIn("asia-northeast1", "example-project", other);
    expect(() => build({ dockerRepository })).toThrow(
      refusal("dockerRepository", "example-project-asia-northeast1"),
    );
  });

  test("is refused as the bucket of the source", () => {
    const source = new FakeSource({ bucket: Bucket.fromBucketName(other, "bucket", "sources") });
    expect(() => build({ source })).toThrow(refusal("source", "bucket"));
  });
});

describe("GOOGLE_FUNCTION_SOURCE", () => {
  test.each([Runtime.NODEJS_22, Runtime.NODEJS_24])(
    "is refused for %s before the source is read",
    (runtime) => {
      const source = new FakeSource();
      for (const GOOGLE_FUNCTION_SOURCE of ["app.js", "", "${var.source}"]) {
        expect(() => build({ runtime, source, buildEnvironment: { GOOGLE_FUNCTION_SOURCE } })).toThrow(
          new Error(
            `'buildEnvironment' must not set GOOGLE_FUNCTION_SOURCE for Node.js, got one; name the file as 'main' in package.json${here()}`,
          ),
        );
      }
      expect(source.targets).toEqual([]);
    },
  );

  test.each([
    Runtime.PYTHON_313,
    Runtime.GO_126,
    Runtime.JAVA_21,
    Runtime.RUBY_34,
    Runtime.PHP_84,
    Runtime.DOTNET_10,
  ])("is taken for %s", (runtime) => {
    const buildEnvironment = { GOOGLE_FUNCTION_SOURCE: "src" };
    expect(build({ runtime, buildEnvironment }).config).toEqual({
      ...MINIMAL,
      runtime: runtime.id,
      environmentVariables: buildEnvironment,
    });
  });
});

test("the variables of the build may be one token", () => {
  const buildEnvironment = Token.asStringMap(new TerraformVariable(stack, "variables", {}).value);
  expect(build({ buildEnvironment }).config).toEqual({ ...MINIMAL, environmentVariables: buildEnvironment });
});
