import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Bucket, FunctionSource, Language, Runtime, SourceBucket } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { zipSync } from "fflate";
import { Made, realized } from "../made";
import { bad } from "../subject";
import { newDirectory } from "../synthesis";
import { chars, name, stringToken, text } from "../texts";
import { wildKey, wildName, wildNumber } from "./common";

const WEBHOOK = resolve(__dirname, "..", "..", "..", "functions", "webhook");

/** The files that the buildpack of each language needs, and runtimes that Google deploys on the day of the tests. */
const LANGUAGES: { [language in Language]: { runtimes: string[]; files: string[] } } = {
  [Language.NODEJS]: { runtimes: ["nodejs22", "nodejs24", "nodejs26"], files: ["index.js", "function.js"] },
  [Language.PYTHON]: { runtimes: ["python310", "python313"], files: ["main.py"] },
  [Language.GO]: { runtimes: ["go125"], files: ["go.mod", "main.go"] },
  [Language.JAVA]: { runtimes: ["java17", "java25"], files: ["pom.xml"] },
  [Language.RUBY]: { runtimes: ["ruby33"], files: ["app.rb"] },
  [Language.PHP]: { runtimes: ["php83"], files: ["index.php"] },
  [Language.DOTNET]: { runtimes: ["dotnet8"], files: ["hello.csproj"] },
};

let zip: string | undefined;

function zipFile(): string {
  if (!zip) {
    const folder = newDirectory();
    mkdirSync(folder, { recursive: true });
    zip = join(folder, "source.zip");
    writeFileSync(zip, zipSync({ "index.js": Buffer.from("exports.handler = 1;") }));
  }
  return zip;
}

const fileName = chars("abcXYZ019._- 日$%{}", 1, 8);
const filePath = fc
  .array(fileName, { minLength: 1, maxLength: 3 })
  .map((segments) => ["src", ...segments.map((segment) => `x${segment}`)].join("/"));

/** A bucket of the stack, or an existing one. */
export const buckets = fc.oneof(
  name(3, 20).map(
    (bucket) =>
      new Made(`Bucket.fromBucketName('${bucket}')`, (shop) =>
        shop.once(`bucket ${bucket}`, (scope, id) => Bucket.fromBucketName(scope, id, bucket)),
      ),
  ),
  fc.constant(
    new Made("new SourceBucket()", (shop) =>
      shop.once("archives", (scope, id) => new SourceBucket(scope, id)),
    ),
  ),
);

const withBucket = fc.option(buckets, { nil: undefined });

function inline(language: Language): fc.Arbitrary<Made<FunctionSource>> {
  const { files } = LANGUAGES[language];
  return fc
    .tuple(fc.dictionary(filePath, text, { maxKeys: 3 }), text, withBucket)
    .map(([others, code, bucket]) => {
      const all = {
        ...others,
        ...Object.fromEntries((files[0] === "index.js" ? ["index.js"] : files).map((file) => [file, code])),
      };
      return new Made(`FunctionSource.inline(${fc.stringify(all)}, ${fc.stringify(bucket)})`, (shop) =>
        FunctionSource.inline(all, { bucket: bucket?.make(shop) }),
      );
    });
}

function inObject(
  object: fc.Arbitrary<unknown>,
  generation: fc.Arbitrary<unknown>,
): fc.Arbitrary<Made<FunctionSource>> {
  return fc.tuple(buckets, object, generation).map(
    ([bucket, path, number]) =>
      new Made(`FunctionSource.bucketObject(${fc.stringify([bucket, path, number])})`, (shop) => {
        const given = realized({ path, generation: number }, shop) as { path: string; generation?: number };
        return FunctionSource.bucketObject(bucket.make(shop), given.path, { generation: given.generation });
      }),
  );
}

const objectPath = fc.oneof(
  name(3, 30).map((path) => `code/${path}.zip`),
  stringToken,
);
const generation = fc.option(fc.integer({ min: 1 }), { nil: undefined });

/** A runtime, and a source in its language. */
export const codes = fc.constantFrom(...Object.values(Language)).chain((language) =>
  fc.record({
    runtime: runtimes(LANGUAGES[language].runtimes),
    source: fc.oneof(
      inline(language),
      inObject(objectPath, generation),
      ...(language === Language.NODEJS ? [onDisk()] : []),
    ),
  }),
);

function onDisk(): fc.Arbitrary<Made<FunctionSource>> {
  return fc.constantFrom(
    new Made("FunctionSource.directory('functions/webhook')", () => FunctionSource.directory(WEBHOOK)),
    new Made("FunctionSource.zip(…)", () => FunctionSource.zip(zipFile())),
  );
}

export function runtimes(ids: string[]): fc.Arbitrary<Made<Runtime>> {
  return fc.constantFrom(...ids).map((id) => new Made(`Runtime.of('${id}')`, () => Runtime.of(id)));
}

/** Sources, including some that cannot be built. */
export const wildSources = fc.oneof(
  fc
    .dictionary(wildKey(), text, { maxKeys: 4 })
    .map((files) =>
      made(`FunctionSource.inline(${fc.stringify(files)})`, () => FunctionSource.inline(files)),
    ),
  fc.dictionary(wildKey(), text, { maxKeys: 2 }).map((files) => {
    const all = { ...files, "index.js": "" };
    return made(`FunctionSource.inline(${fc.stringify(all)})`, () => FunctionSource.inline(all));
  }),
  inObject(wildName, wildNumber),
  wildName.map((path) =>
    made(`FunctionSource.directory(${fc.stringify(path)})`, (shop) =>
      FunctionSource.directory(path instanceof Made ? path.make(shop) : path),
    ),
  ),
);

function made(
  code: string,
  make: (shop: Parameters<Made["make"]>[0]) => FunctionSource,
): Made<FunctionSource> {
  return new Made(code, make);
}

const node = new Made("Runtime.NODEJS_22", () => Runtime.NODEJS_22);
const inlineOf = (files: { [path: string]: string }) =>
  made(`FunctionSource.inline(${fc.stringify(files)})`, () => FunctionSource.inline(files));
const objectOf = (object: string, number?: number) =>
  made(`FunctionSource.bucketObject(bucket, ${fc.stringify([object, number])})`, (shop) =>
    FunctionSource.bucketObject(Bucket.fromBucketName(shop.stack, "code", "example-code"), object, {
      generation: number,
    }),
  );

export const sourceFaults = {
  "source: no files": bad("source", inlineOf({})),
  "source: a path that leads out": bad(
    "source",
    ...["../a", "/a", "a//b", "a\\b", ".", "a/../b", "a\nb", ""].map((path) => inlineOf({ [path]: "" })),
  ),
  "source: no entry file": fc
    .constantFrom("main.js", "src/index.js", "index.py")
    .map((file) => ({ runtime: node, source: inlineOf({ [file]: "" }) })),
  "source: no directory": bad(
    "source",
    ...["no-such-directory", "package.json"].map((path) =>
      made(`FunctionSource.directory('${path}')`, () => FunctionSource.directory(path)),
    ),
  ),
  "source: no zip archive": bad(
    "source",
    ...["no-such-file.zip", "lib", "package.json"].map((path) =>
      made(`FunctionSource.zip('${path}')`, () => FunctionSource.zip(path)),
    ),
  ),
  objectName: bad("source", ...["", "/a.zip", "gs://bucket/a.zip"].map((object) => objectOf(object, 1))),
  generation: bad("source", ...[0, -1, 1.5, NaN, Infinity].map((number) => objectOf("a.zip", number))),
  maxSizeMib: bad(
    "source",
    ...[0, -1, 2048, NaN].map((maxSizeMib) =>
      made(`FunctionSource.directory('functions/webhook', { maxSizeMib: ${String(maxSizeMib)} })`, () =>
        FunctionSource.directory(WEBHOOK, { maxSizeMib }),
      ),
    ),
  ),
};
