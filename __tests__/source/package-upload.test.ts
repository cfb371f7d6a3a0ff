import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { type App, Token } from "cdktf";
import { Construct } from "constructs";
import { Bucket } from "../../lib/resources/bucket";
import type { Package } from "../../lib/source/package";
import { uploadPackage } from "../../lib/source/package-upload";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

let packages = 0;

/** A package with bytes that no other test uses. */
function newPackage() {
  const digest = (++packages)
    .toString(16)
    .padStart(64, "0")
    .replace(/^(.{32})(.{32})$/, "$2$1");
  const writeTo = jest.fn((write: (bytes: Uint8Array) => void) => {
    write(Buffer.from("archive "));
    write(Buffer.from(digest));
  });
  return { name: "files", digest, paths: [], warnings: [], readText: () => "", writeTo } satisfies Package;
}

function upload(contents: Package, id = "orders", stack = newStack(), functionName = id) {
  const bucket =
    (stack.node.tryFindChild("bucket") as Bucket | undefined) ??
    Bucket.fromBucketName(stack, "bucket", "sources");
  const scope = new Construct(stack, id);
  return { stack, scope, object: uploadPackage(scope, contents, bucket, { functionName }) };
}

test("an upload is one object, whose name has the place and name of the function, and 32 digits of the digest", () => {
  const contents = newPackage();
  const { stack } = upload(contents);
  const digits = contents.digest.slice(0, 32);
  expect(all(stack, StorageBucketObject)).toEqual([
    {
      bucket: "sources",
      name: `example-project/asia-northeast1/orders/${digits}.zip`,
      source: `assets/cloud-run-functions_archive_orders_71601BCF/${digits}/source.zip`,
      lifecycle: { create_before_destroy: true },
    },
  ]);
});

test("the output has the archive at the path of the object's source", () => {
  const contents = newPackage();
  const { stack } = upload(contents, "my orders; $(touch x)");
  const [{ source }] = all(stack, StorageBucketObject) as { source: string }[];
  const app = stack.node.root as App;
  app.synth();
  expect(readFileSync(join(app.outdir, "stacks/shop", source), "utf8")).toBe(`archive ${contents.digest}`);
});

test("a package is packed once for all functions with the same code", () => {
  const contents = newPackage();
  const { stack } = upload(contents, "orders");
  upload(contents, "reports", stack);
  upload(contents, "orders");
  expect(contents.writeTo).toHaveBeenCalledTimes(1);
  expect(all(stack, StorageBucketObject)).toHaveLength(2);
});

test("a package is packed again after an error, which leaves no file", () => {
  const contents = newPackage();
  contents.writeTo.mockImplementationOnce((write) => {
    write(Buffer.alloc(2 ** 20));
    throw new Error("it has changed");
  });
  expect(() => upload(contents)).toThrow(new Error("it has changed"));
  const { stack } = upload(contents);
  const [{ source }] = all(stack, StorageBucketObject) as { source: string }[];
  const app = stack.node.root as App;
  app.synth();
  expect(readFileSync(join(app.outdir, "stacks/shop", source), "utf8")).toBe(`archive ${contents.digest}`);
});

test("neither the name nor the source depend on the id of the construct, where the name is known", () => {
  const contents = newPackage();
  const [one, other] = ["first", "second"].map((id) => upload(contents, id, newStack(), "orders").stack);
  expect(all(one, StorageBucketObject)).toEqual(all(other, StorageBucketObject));
});

test("where only Terraform knows the name, the name of the object has the path of the construct, escaped", () => {
  const { stack } = upload(newPackage(), "%{if}", newStack(), Token.asString({ token: "name" }));
  expect(all(stack, StorageBucketObject)).toEqual([
    expect.objectContaining({
      name: expect.stringMatching(/^shop\/%%\{if\}\/[0-9a-f]{32}\.zip$/) as unknown,
    }),
  ]);
});
