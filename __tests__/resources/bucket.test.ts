import { DataGoogleStorageBucket } from "@cdktf/provider-google/lib/data-google-storage-bucket";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { TerraformOutput, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { Bucket } from "../../lib/resources/bucket";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const token = (stack: TerraformStack) => new TerraformVariable(stack, "value", {}).stringValue;

/** What Terraform gets for a location, and what it looks up. */
function synthesized(stack: TerraformStack, ...locations: string[]): { locations: unknown; data: unknown } {
  new TerraformOutput(stack, "locations", { value: locations, staticId: true });
  const { output, data } = JSON.parse(Testing.synth(stack, true)) as {
    output: { locations: { value: unknown } };
    data?: unknown;
  };
  return { locations: output.locations.value, data };
}

describe("the location", () => {
  test.each([
    ["asia-northeast1", "asia-northeast1"],
    ["US", "us"],
    ["Nam4", "nam4"],
  ])("%s is %s, and the bucket is not looked up", (given, location) => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, "uploads", "shop-uploads", { location: given });
    expect(bucket.location).toBe(location);
    expect(synthesized(stack, bucket.location)).toEqual({ locations: [location], data: undefined });
  });

  test("may be a token, which Terraform turns into lower case", () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, "uploads", "shop-uploads", { location: token(stack) });
    expect(synthesized(stack, bucket.location)).toEqual({
      locations: ["${lower(var.value)}"],
      data: undefined,
    });
  });

  test.each([
    ["a name", "shop-uploads", "shop-uploads"],
    ["a token", "${var.uploads}", "${var.uploads}"],
  ])("of a bucket with only %s is looked up once, in lower case", (_, name, looked) => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, "uploads", name);
    const location = "${lower(data.google_storage_bucket.uploads_C5D9E923.location)}";
    expect(synthesized(stack, bucket.location, bucket.location)).toEqual({
      locations: [location, location],
      data: { [DataGoogleStorageBucket.tfResourceType]: { uploads_C5D9E923: { name: looked } } },
    });
  });

  test("is not looked up if nobody reads it", () => {
    const stack = newStack();
    Bucket.fromBucketName(stack, "uploads", "shop-uploads");
    expect(synthesized(stack).data).toBeUndefined();
  });
});

test("a grant writes one member of one role on the bucket, whose name may be a token", () => {
  const stack = newStack();
  const buckets = ["shop-uploads", token(stack)].map((name, i) =>
    Bucket.fromBucketName(stack, `bucket-${i}`, name),
  );
  Bucket.fromBucketName(stack, "others", "others");
  for (const bucket of buckets) bucket.grant(Role.STORAGE_OBJECT_VIEWER, Principal.group("ops@example.com"));
  const member = { role: "roles/storage.objectViewer", member: "group:ops@example.com" };
  expect(all(stack, StorageBucketIamMember)).toEqual([
    { ...member, bucket: "shop-uploads" },
    { ...member, bucket: "${var.value}" },
  ]);
  expect(buckets.map(({ bucketName }) => bucketName)).toEqual([
    "shop-uploads",
    expect.stringContaining("TfToken"),
  ]);
});

test.each(["abc", "shop_uploads.v2", "shop.example.com", `${"9".repeat(60)}.example.com`, "${var.uploads}"])(
  "the name %s is taken",
  (name) => {
    expect(Bucket.fromBucketName(newStack(), "uploads", name).bucketName).toBe(name);
  },
);

test.each([
  ["", ""],
  ["ab", ""],
  ["Uploads", ""],
  ["my uploads", ""],
  ["-uploads", ""],
  ["uploads-", ""],
  ["projects/_/buckets/uploads", ""],
  ["a".repeat(223), ""],
  ["gs://uploads", "; leave out 'gs://'"],
])("the name '%s' is refused", (name, remedy) => {
  expect(() => Bucket.fromBucketName(newStack(), "uploads", name)).toThrow(
    new Error(
      `'bucketName' must be 3 to 222 lower-case letters, digits, '-', '_' and '.', got '${name}'${remedy} [at shop/uploads]`,
    ),
  );
});

test.each([
  ["a".repeat(64), "have at most 63 characters, or at most 63 between two dots"],
  [`${"a".repeat(64)}.example.com`, "have at most 63 characters, or at most 63 between two dots"],
  ["192.168.5.4", "not look like an IP address"],
  ["goog-uploads", "not begin with 'goog' or hold 'google', which are Google's own"],
  ["my-google-uploads", "not begin with 'goog' or hold 'google', which are Google's own"],
  ["my-g00gle-uploads", "not begin with 'goog' or hold 'google', which are Google's own"],
])("the name '%s' is refused, although its characters are right", (name, rule) => {
  expect(() => Bucket.fromBucketName(newStack(), "uploads", name)).toThrow(
    new Error(`'bucketName' must ${rule}, got '${name}' [at shop/uploads]`),
  );
});

test.each(["a".repeat(63), `${"a".repeat(63)}.example.com`, "1.2.3", "my-goog-uploads"])(
  "the name '%s' is taken",
  (name) => {
    expect(() => Bucket.fromBucketName(newStack(), "uploads", name)).not.toThrow();
  },
);

test("is read, and written to, by the roles for its objects, under a condition if need be", () => {
  const stack = newStack();
  const bucket = Bucket.fromBucketName(stack, "uploads", "shop-uploads");
  const ops = Principal.group("ops@example.com");
  bucket.grantRead(ops);
  bucket.grantWrite(ops);
  bucket.grantRead(ops, { condition: IamCondition.until("2026-12-31") });
  const member = { bucket: "shop-uploads", member: "group:ops@example.com" };
  expect(all(stack, StorageBucketIamMember)).toEqual([
    { ...member, role: "roles/storage.objectUser" },
    { ...member, role: "roles/storage.objectViewer" },
    {
      ...member,
      role: "roles/storage.objectViewer",
      condition: expect.objectContaining({ title: "until 2026-12-31" }) as unknown,
    },
  ]);
});
