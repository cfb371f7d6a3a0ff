import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { got } from "../../lib/core/errors";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { Bucket } from "../../lib/resources/bucket";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { FunctionSource } from "../../lib/source/function-source";
import { SourceBucket } from "../../lib/source/source-bucket";
import type { SourceBucketProps } from "../../lib/source/source-bucket-props";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const BUCKET = {
  project: "example-project",
  location: "asia-northeast1",
  force_destroy: true,
  uniform_bucket_level_access: true,
  public_access_prevention: "enforced",
  versioning: { enabled: false },
  lifecycle_rule: [
    { action: { type: "Delete" }, condition: { days_since_noncurrent_time: 7, with_state: "ARCHIVED" } },
    { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
  ],
};

interface BucketArguments {
  readonly name: string;
  readonly location: string;
  readonly project: string;
}

test("is never public, keeps no old versions, and has a unique name", () => {
  const stack = newStack();
  new SourceBucket(stack, "sources");
  expect(byAddress(stack, StorageBucket)).toEqual({
    sources_4969B8BF: { ...BUCKET, name: "example-project-functions-b850790f" },
  });
});

test("has a valid name also in a project with a domain", () => {
  const stack = newStack();
  new SourceBucket(stack, "sources", { project: "example.com:shop" });
  expect((all(stack, StorageBucket) as BucketArguments[]).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^[a-z0-9-]+-functions-[0-9a-f]{8}$/),
  ]);
});

test("uses the given name, location and project", () => {
  const stack = newStack();
  const props = { bucketName: "shop.example.com", location: "EU", project: "other-project" };
  const bucket = new SourceBucket(stack, "sources", props);
  expect(all(stack, StorageBucket)).toEqual([
    { ...BUCKET, name: "shop.example.com", location: "EU", project: "other-project" },
  ]);
  expect(bucket.bucketName).toMatch(/^\$\{TfToken\[/);
});

test("has a unique name in the app, whatever the names of its stack and id are", () => {
  const app = newApp();
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const inner = new TerraformStack(shop, "depot");
  new GoogleProvider(inner, "google", { project: "example-project", region: "asia-northeast1" });
  for (const scope of [shop, new Construct(shop, "a"), new Construct(shop, "b"), depot, inner]) {
    new SourceBucket(scope, "sources");
    new SourceBucket(scope, "more-sources");
  }
  const names = [shop, depot, inner]
    .flatMap((stack) => all(stack, StorageBucket) as BucketArguments[])
    .map(({ name }) => name);
  expect(names).toHaveLength(10);
  expect(new Set(names).size).toBe(10);
});

describe("a given name", () => {
  const named = (scope: Construct, id: string, project?: string, location?: string) => () =>
    new SourceBucket(scope, id, { bucketName: "shop-sources", project, location });

  test("can have only one bucket in all stacks, projects and locations of the app", () => {
    const app = newApp();
    named(newStack(app, "shop"), "sources")();
    const depot = newStack(app, "depot");
    expect(named(depot, "sources", "other-project", "us-west1")).toThrow(
      new Error("'bucketName' must differ from that of shop/sources, got 'shop-sources' [at depot/sources]"),
    );
  });

  test("is free in another app", () => {
    named(newStack(), "sources")();
    expect(named(newStack(), "sources")).not.toThrow();
  });

  test("can be a token, which is not compared", () => {
    const stack = newStack();
    const bucketName = new TerraformVariable(stack, "name", {}).stringValue;
    for (const id of ["a", "b"]) new SourceBucket(stack, id, { bucketName });
    expect((all(stack, StorageBucket) as BucketArguments[]).map(({ name }) => name)).toEqual([
      "${var.name}",
      "${var.name}",
    ]);
  });
});

test.each(["", "ab", "Sources", "gs://sources"])("refuses the name '%s'", (name) => {
  const remedy = name.startsWith("gs://") ? "; leave out 'gs://'" : "";
  expect(() => new SourceBucket(newStack(), "sources", { bucketName: name })).toThrow(
    new Error(
      `'bucketName' must be 3 to 222 lower-case letters, digits, '-', '_' and '.', got ${got(name)}${remedy} [at shop/sources]`,
    ),
  );
});

test("writes a grant as one member of the bucket's policy", () => {
  const stack = newStack();
  new SourceBucket(stack, "others");
  const bucket = new SourceBucket(stack, "sources");
  bucket.grant(Role.STORAGE_OBJECT_VIEWER, Principal.group("ops@example.com"));
  expect(all(stack, StorageBucketIamMember)).toEqual([
    {
      role: "roles/storage.objectViewer",
      member: "group:ops@example.com",
      bucket: "${google_storage_bucket.sources_4969B8BF.name}",
    },
  ]);
});

test("tells its name and its location", () => {
  const stack = newStack();
  const { bucketName, location } = new SourceBucket(stack, "sources", { location: "us-west1" });
  new TerraformOutput(stack, "name", { value: bucketName });
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: unknown };
  expect(output).toEqual({ name: { value: "${google_storage_bucket.sources_4969B8BF.name}" } });
  expect(location).toBe("us-west1");
});

test("tells its location in lower case", () => {
  expect(new SourceBucket(newStack(), "sources", { location: "EU" }).location).toBe("eu");
});

describe("the bucket that functions share", () => {
  test("is one for each given project and location", () => {
    const stack = newStack();
    const a = new Construct(stack, "a");
    expect(SourceBucket.of(a)).toBe(SourceBucket.of(stack));
    expect(SourceBucket.of(a, "p", "europe-west1")).toBe(SourceBucket.of(stack, "p", "europe-west1"));
    SourceBucket.of(a, undefined, "europe-west1");
    SourceBucket.of(a, "p");
    const buckets = byAddress(stack, StorageBucket) as { [address: string]: BucketArguments };
    expect(
      Object.entries(buckets).map(([address, { project, location }]) => [address, project, location]),
    ).toEqual([
      ["cloud-run-functions_source_6A6F9C0C", "example-project", "asia-northeast1"],
      ["cloud-run-functions_source__p_647B400E", "p", "asia-northeast1"],
      ["cloud-run-functions_source_europe-west1_F4D69191", "example-project", "europe-west1"],
      ["cloud-run-functions_source_europe-west1_p_8A98F232", "p", "europe-west1"],
    ]);
    expect(new Set(Object.values(buckets).map(({ name }) => name)).size).toBe(4);
  });

  test("is not shared between stacks", () => {
    const app = newApp();
    const buckets = ["shop", "depot"].flatMap((id) => {
      const stack = newStack(app, id);
      SourceBucket.of(stack);
      return all(stack, StorageBucket) as BucketArguments[];
    });
    expect(new Set(buckets.map(({ name }) => name)).size).toBe(2);
  });

  test("is the caller's own if the place is a token", () => {
    const stack = newStack();
    const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
    const [a, b] = ["a", "b"].map((id) => new Construct(stack, id)) as [Construct, Construct];
    expect(SourceBucket.of(a, undefined, region)).toBe(SourceBucket.of(a, undefined, region));
    SourceBucket.of(b, "p", region);
    SourceBucket.of(b);
    const buckets = byAddress(stack, StorageBucket) as { [address: string]: BucketArguments };
    expect(
      Object.entries(buckets).map(([address, { project, location }]) => [address, project, location]),
    ).toEqual([
      ["a_cloud-run-functions_source_D844A91C", "example-project", "${var.region}"],
      ["b_cloud-run-functions_source_1FD3CF1F", "p", "${var.region}"],
      ["cloud-run-functions_source_6A6F9C0C", "example-project", "asia-northeast1"],
    ]);
    expect(new Set(Object.values(buckets).map(({ name }) => name)).size).toBe(3);
  });

  test("has a name that depends on its path, also if the project is a token", () => {
    const stack = newStack();
    const project = new TerraformVariable(stack, "my_project", { type: "string" }).stringValue;
    SourceBucket.of(new Construct(stack, "orders"), project);
    expect((all(stack, StorageBucket) as BucketArguments[]).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^\$\{var\.my_project\}-functions-[0-9a-f]{8}$/),
    ]);
  });
});

describe("the bucket's own settings", () => {
  const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/sources";
  const withProps = (props: SourceBucketProps): unknown => {
    const stack = newStack();
    new SourceBucket(stack, "sources", { bucketName: "shop-sources", ...props });
    const [bucket] = all(stack, StorageBucket);
    return bucket;
  };
  const NAMED = { ...BUCKET, name: "shop-sources" };

  test("a key encrypts the archives, and labels are written", () => {
    expect(withProps({ kmsKeyName: KEY, labels: { team: "shop" } })).toEqual({
      ...NAMED,
      encryption: { default_kms_key_name: KEY },
      labels: { team: "shop" },
    });
  });

  test("old versions are kept for the given days", () => {
    expect(withProps({ versioning: true, noncurrentVersionDays: 30 })).toEqual({
      ...NAMED,
      versioning: { enabled: true },
      lifecycle_rule: [
        { action: { type: "Delete" }, condition: { days_since_noncurrent_time: 30, with_state: "ARCHIVED" } },
        BUCKET.lifecycle_rule[1],
      ],
    });
  });

  test.each([
    [undefined, "shop-sources"],
    ["logs/of-sources", "logs/of-sources"],
  ])("access is logged, with the prefix %s", (accessLogPrefix, written) => {
    const stack = newStack();
    const accessLogBucket = Bucket.fromBucketName(stack, "logs", "example-logs");
    new SourceBucket(stack, "sources", { bucketName: "shop-sources", accessLogBucket, accessLogPrefix });
    expect(all(stack, StorageBucket)).toEqual([
      { ...NAMED, logging: { log_bucket: "example-logs", log_object_prefix: written } },
    ]);
  });

  test("what nobody can delete stays: neither the bucket nor an archive is deleted", () => {
    const stack = newStack();
    const bucket = new SourceBucket(stack, "sources", {
      bucketName: "shop-sources",
      retentionSeconds: 86_400,
    });
    newFunction(stack, "orders", { source: FunctionSource.inline({ "index.js": "" }, { bucket }) });
    expect(all(stack, StorageBucket)).toEqual([
      { ...NAMED, force_destroy: false, retention_policy: { retention_period: 86_400 } },
    ]);
    expect(all(stack, StorageBucketObject)).toMatchObject([{ deletion_policy: "ABANDON" }]);
  });

  test("the bucket with objects stays where it is asked for", () => {
    expect(withProps({ forceDestroy: false })).toEqual({ ...NAMED, force_destroy: false });
  });

  test.each<[SourceBucketProps, string]>([
    [
      { kmsKeyName: "sources" },
      `'kmsKeyName' must be a full name, like '${KEY.replace("sources", "images")}', got 'sources'`,
    ],
    [{ accessLogPrefix: "x" }, "'accessLogBucket' must be given with 'accessLogPrefix', got none"],
    [
      { retentionSeconds: 60, forceDestroy: true },
      "'forceDestroy' must be false with 'retentionSeconds', because nobody can delete the objects, got true",
    ],
    [{ noncurrentVersionDays: 0 }, "'noncurrentVersionDays' must be at least 1, got 0"],
    [
      { retentionSeconds: 3_155_760_001 },
      "'retentionSeconds' must be between 1 and 3155760000, got 3155760001",
    ],
  ])("%j is refused", (props, message) => {
    expect(() => withProps(props)).toThrow(new Error(`${message} [at shop/sources]`));
  });

  test("functions with one key share a bucket that it encrypts, and the others have another", () => {
    const stack = newStack();
    const repository = "projects/example-project/locations/asia-northeast1/repositories/encrypted";
    const dockerRepository = DockerRepository.fromRepositoryFullName(stack, "images", repository);
    for (const id of ["one", "two"]) newFunction(stack, id, { kmsKeyName: KEY, dockerRepository });
    newFunction(stack, "three", { kmsKeyName: KEY.replace("sources", "others"), dockerRepository });
    newFunction(stack, "four");
    const buckets = all(stack, StorageBucket) as { encryption?: { default_kms_key_name: string } }[];
    expect(buckets.map(({ encryption }) => encryption?.default_kms_key_name).sort()).toEqual([
      KEY.replace("sources", "others"),
      KEY,
      undefined,
    ]);
  });
});

test.each(["global", "us-central", "us-central1-a", "europe"])("no bucket is in %s", (location) => {
  expect(() => new SourceBucket(newStack(), "sources", { location })).toThrow(
    new Error(
      `'location' must be that of a bucket, like 'us-central1' or 'EU', got '${location}' [at shop/sources]`,
    ),
  );
});
