import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { type App, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { strToU8, unzipSync, zipSync } from "fflate";
import { Bucket } from "../../lib/resources/bucket";
import { FunctionSource, type SourceArchive, type SourceTarget } from "../../lib/source/function-source";
import { Language } from "../../lib/source/language";
import { SourceBucket } from "../../lib/source/source-bucket";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const NODEJS: SourceTarget = { language: Language.NODEJS, functionName: "orders", buildEnvironment: {} };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "function-source-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, content: string | Uint8Array): string {
  const location = join(folder, path);
  mkdirSync(join(location, ".."), { recursive: true });
  writeFileSync(location, content);
  return location;
}

const FILES = { "index.js": "one", "lib/a.js": "two" };

/** A directory in the test's folder. */
function directory(name = "orders", files: { [path: string]: string } = FILES): string {
  for (const [path, text] of Object.entries(files)) write(`${name}/${path}`, text);
  return join(folder, name);
}

// A fixed time, because fflate writes the current time by default.
const zipOf = (files: { [path: string]: string }) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {
    mtime: "2026-01-01T00:00:00",
  });

/** Binds a source to a function. */
function bind(source: FunctionSource, target: SourceTarget = NODEJS) {
  const stack = newStack();
  const scope = new Construct(stack, "orders");
  const archive: SourceArchive = source.bind(scope, target);
  return { stack, archive, warnings: warnings(stack) };
}

interface StoredObject {
  readonly bucket: string;
  readonly name: string;
  readonly source: string;
}
const objectOf = (source: FunctionSource) => all(bind(source).stack, StorageBucketObject)[0] as StoredObject;
const nameOf = (source: FunctionSource) => objectOf(source).name;

const DIGEST = "728b8217bb236a2a09aa659b6f7d60e9";
const SHARED = "google_storage_bucket.cloud-run-functions_source_6A6F9C0C";

describe.each<[string, () => FunctionSource]>([
  ["a directory", () => FunctionSource.directory(directory())],
  ["inline files", () => FunctionSource.inline(FILES)],
])("%s", (_title, source) => {
  test("is uploaded as one object to the shared bucket, with its digest in the name", () => {
    const { stack, archive, warnings } = bind(source());
    expect(all(stack, StorageBucketObject)).toEqual([
      {
        bucket: `\${${SHARED}.name}`,
        name: `example-project/asia-northeast1/orders/${DIGEST}.zip`,
        source: `assets/cloud-run-functions_archive_orders_71601BCF/${DIGEST}/source.zip`,
        lifecycle: { create_before_destroy: true },
      },
    ]);
    expect(archive).toEqual({
      bucket: stack.node.findChild("cloud-run-functions").node.findChild("source"),
      objectName: expect.stringMatching(/^\$\{TfToken\[/) as unknown,
      generation: expect.any(Number) as unknown,
    });
    expect(warnings).toEqual([]);
  });

  test("is copied to the path of the object's source, and unpacks to the same files", () => {
    const { stack } = bind(source());
    const [object] = all(stack, StorageBucketObject) as StoredObject[];
    const app = stack.node.root as App;
    app.synth();
    const unpacked = unzipSync(readFileSync(join(app.outdir, "stacks/shop", object.source)));
    expect(Object.entries(unpacked).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
      ["index.js", "one"],
      ["lib/a.js", "two"],
    ]);
  });
});

test("a zip archive is one object, copied unchanged, with the digest of its bytes in the name", () => {
  const bytes = zipOf({ "index.js": "one" });
  const { stack } = bind(FunctionSource.zip(write("orders.zip", bytes)));
  const [object] = all(stack, StorageBucketObject) as StoredObject[];
  expect(object).toEqual({
    bucket: `\${${SHARED}.name}`,
    name: expect.stringMatching(/^example-project\/asia-northeast1\/orders\/[0-9a-f]{32}\.zip$/) as unknown,
    source: object.name
      .replace(
        "example-project/asia-northeast1/orders/",
        "assets/cloud-run-functions_archive_orders_71601BCF/",
      )
      .replace(".zip", "/source.zip"),
    lifecycle: { create_before_destroy: true },
  });
  const app = stack.node.root as App;
  app.synth();
  expect(readFileSync(join(app.outdir, "stacks/shop", object.source))).toEqual(Buffer.from(bytes));
});

test("a path can have spaces and shell characters", () => {
  const touched = basename(folder);
  const name = `my 'orders' "$(touch ${touched})"; & \`x\` %{if}`;
  const { stack } = bind(FunctionSource.directory(directory(name)));
  (stack.node.root as App).synth();
  expect(nameOf(FunctionSource.directory(join(folder, name)))).toBe(
    `example-project/asia-northeast1/orders/${DIGEST}.zip`,
  );
  expect(existsSync(touched)).toBe(false);
});

describe("the name of the object", () => {
  const name = (path = "orders") => nameOf(FunctionSource.directory(join(folder, path)));

  test("does not change with times, places and ignored files", () => {
    const path = directory();
    utimesSync(join(path, "index.js"), 0, 0);
    write("orders/node_modules/x/index.js", "x");
    write("orders/.git/HEAD", "x");
    cpSync(path, join(folder, "copy"), { recursive: true });
    expect([name(), name("copy")]).toEqual(
      Array(2).fill(`example-project/asia-northeast1/orders/${DIGEST}.zip`),
    );
  });

  test.each<[string, { [path: string]: string }]>([
    ["a byte", { "index.js": "onE", "lib/a.js": "two" }],
    ["the place of bytes", { "index.js": "on", "lib/a.js": "etwo" }],
    ["the name of a file", { "index.js": "one", "lib/b.js": "two" }],
    ["the number of files", { ...FILES, "lib/empty": "" }],
  ])("changes with %s", (_what, files) => {
    directory("changed", files);
    expect(name("changed")).not.toBe(`example-project/asia-northeast1/orders/${DIGEST}.zip`);
  });

  test("changes with a mode", () => {
    chmodSync(join(directory(), "index.js"), 0o755);
    expect(name()).not.toBe(`example-project/asia-northeast1/orders/${DIGEST}.zip`);
  });

  test("of a zip archive changes with its bytes, but not with its name", () => {
    const archives = [{ "index.js": "one" }, { "index.js": "one" }, { "index.js": "two" }].map((files, i) =>
      nameOf(FunctionSource.zip(write(`${i}.zip`, zipOf(files)))),
    );
    expect(archives[1]).toBe(archives[0]);
    expect(archives[2]).not.toBe(archives[0]);
  });
});

describe("the bucket", () => {
  test.each<[string, (bucket: SourceBucket) => FunctionSource]>([
    ["a directory", (bucket) => FunctionSource.directory(directory(), { bucket })],
    ["a zip archive", (bucket) => FunctionSource.zip(write("a.zip", zipOf({ "index.js": "" })), { bucket })],
    ["inline files", (bucket) => FunctionSource.inline({ "index.js": "" }, { bucket })],
  ])("can be the caller's for %s, and no other one is created", (_title, source) => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, "own", "own-bucket") as SourceBucket;
    const archive = source(bucket).bind(new Construct(stack, "orders"), NODEJS);
    expect(archive.bucket).toBe(bucket);
    expect((all(stack, StorageBucketObject) as StoredObject[]).map((object) => object.bucket)).toEqual([
      "own-bucket",
    ]);
    expect(all(stack, StorageBucket)).toEqual([]);
  });

  test("is in the function's project and location", () => {
    const { archive, stack } = bind(FunctionSource.inline({ "index.js": "" }), {
      ...NODEJS,
      project: "other-project",
      location: "us-central1",
    });
    expect(archive.bucket).toBe(SourceBucket.of(stack, "other-project", "us-central1"));
  });
});

describe("an object in a bucket", () => {
  const object = (name: string, generation?: number) => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, "own", "own-bucket");
    const scope = new Construct(stack, "orders");
    const archive = FunctionSource.bucketObject(bucket, name, { generation }).bind(scope, NODEJS);
    return { archive, bucket, warnings: warnings(stack), stack };
  };

  test("is used unchanged, and nothing is uploaded", () => {
    const { archive, bucket, warnings, stack } = object("dist/orders.zip", 7);
    expect(archive).toEqual({ bucket, objectName: "dist/orders.zip", generation: 7 });
    expect(warnings).toEqual([]);
    expect(JSON.parse(Testing.synth(stack, true))).not.toHaveProperty("resource");
  });

  test("without a generation causes a warning, because Terraform does not notice a new upload", () => {
    expect(object("orders.zip").warnings).toEqual([
      "[shop/orders] 'generation' must be given for a new upload of 'orders.zip' to be built, got none; or change the object's name with its content",
    ]);
  });

  test("whose name is a token causes no warning", () => {
    const name = new TerraformVariable(newStack(), "name", { type: "string" }).stringValue;
    expect(object(name).warnings).toEqual([]);
    expect(object("${var.name}").warnings).toEqual([]);
  });

  test.each([
    [0, "at least 1"],
    [-1, "at least 1"],
    [1.5, "a whole number"],
    [NaN, "a whole number"],
  ])("is refused with the generation %d", (generation, rule) => {
    expect(() => object("orders.zip", generation)).toThrow(
      new Error(`'generation' must be ${rule}, got ${generation} [at shop/orders]`),
    );
  });

  test("can have a token as its generation", () => {
    const generation = new TerraformVariable(newStack(), "generation", {}).numberValue;
    const { archive, bucket, warnings } = object("orders.zip", generation);
    expect(archive).toEqual({ bucket, objectName: "orders.zip", generation });
    expect(warnings).toEqual([]);
  });

  test.each(["", "/orders.zip", "gs://own-bucket/orders.zip"])("is refused with the name '%s'", (name) => {
    expect(() => object(name)).toThrow(
      new Error(
        `'objectName' must be the name of an object within its bucket, got '${name}' [at shop/orders]`,
      ),
    );
  });
});

describe("without the file of the entry point", () => {
  const missing =
    (language: Language, source: FunctionSource, buildEnvironment = {}) =>
    () =>
      bind(source, { ...NODEJS, language, buildEnvironment });

  test.each([
    [Language.NODEJS, "the 'main' of package.json, index.js or function.js"],
    [Language.PYTHON, "main.py"],
    [Language.GO, "go.mod and a .go file"],
    [Language.JAVA, "pom.xml, build.gradle or a .jar file"],
    [Language.RUBY, "app.rb"],
    [Language.PHP, "index.php"],
    [Language.DOTNET, "a project file"],
  ])("%s code is refused", (language, sought) => {
    expect(missing(language, FunctionSource.inline({ "README.md": "", "src/x": "", "src/y": "" }))).toThrow(
      new Error(
        `'source' must have ${sought} at its top, where ${language} looks for the entry point, got inline files with README.md and 2 more [at shop/orders]`,
      ),
    );
  });

  test("a directory is refused, and the error has the caller's path", () => {
    const path = directory();
    expect(missing(Language.PYTHON, FunctionSource.directory(path))).toThrow(
      new Error(
        `'source' must have main.py at its top, where Python looks for the entry point, got '${path}' with index.js and 1 more [at shop/orders]`,
      ),
    );
  });

  test("a zip archive is refused if it has a folder around its files, and if it has no files", () => {
    const path = write("orders.zip", zipOf({ "orders-main/main.py": "" }));
    expect(missing(Language.PYTHON, FunctionSource.zip(path))).toThrow(
      new Error(
        `'source' must have main.py at its top, where Python looks for the entry point, got '${path}' with orders-main/main.py [at shop/orders]`,
      ),
    );
    write("orders.zip", zipOf({}));
    expect(missing(Language.PYTHON, FunctionSource.zip(path))).toThrow(
      new Error(
        `'source' must have main.py at its top, where Python looks for the entry point, got '${path}' with nothing [at shop/orders]`,
      ),
    );
  });

  test("code is accepted if the build environment names another file", () => {
    missing(Language.PYTHON, FunctionSource.inline({ "a.py": "" }), { GOOGLE_FUNCTION_SOURCE: "a.py" })();
  });
});

describe("an entry point whose name occurs nowhere in the code", () => {
  const warningsOf = (entryPoint: string, source: FunctionSource) =>
    bind(source, { ...NODEJS, entryPoint }).warnings;

  test("gives a warning that names the code", () => {
    const path = directory("hello", { "index.js": "exports.hello = () => {};" });
    const inline = FunctionSource.inline({ "index.js": "exports.hello = () => {};" });
    const warning = (name: string) =>
      `[shop/orders] 'entryPoint' must be the name of a function in the code, got 'helo', which occurs nowhere in ${name}`;
    expect(warningsOf("helo", inline)).toEqual([warning("inline files")]);
    expect(warningsOf("helo", FunctionSource.directory(path))).toEqual([warning(`'${path}'`)]);
  });

  test("gives none where it occurs", () => {
    const inline = FunctionSource.inline({ "index.js": "exports.hello = () => {};" });
    expect(warningsOf("hello", inline)).toEqual([]);
  });
});

test("an error leaves nothing in the stack and in the output", () => {
  const stack = newStack();
  const scope = new Construct(stack, "orders");
  const output = () => readdirSync((stack.node.root as App).outdir, { recursive: true });
  const before = output();
  const sources = [
    FunctionSource.directory(join(folder, "missing")),
    FunctionSource.zip(join(folder, "missing.zip")),
    FunctionSource.inline({ "main.py": "" }),
    FunctionSource.inline({}),
  ];
  for (const source of sources) expect(() => source.bind(scope, NODEJS)).toThrow(/^'source' must /);
  expect(scope.node.children).toEqual([]);
  expect(JSON.parse(Testing.synth(stack, true))).not.toHaveProperty("resource");
  expect(output()).toEqual(before);
});

test("several functions can share a source; each has its own object", () => {
  const source = FunctionSource.directory(directory());
  const stack = newStack();
  for (const id of ["orders", "reports"])
    source.bind(new Construct(stack, id), { ...NODEJS, functionName: id });
  expect((all(stack, StorageBucketObject) as StoredObject[]).map((object) => object.name)).toEqual([
    `example-project/asia-northeast1/orders/${DIGEST}.zip`,
    `example-project/asia-northeast1/reports/${DIGEST}.zip`,
  ]);
});
