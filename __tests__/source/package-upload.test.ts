import { mkdtempSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import os, { tmpdir } from "node:os";
import { join } from "node:path";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import type { App } from "cdktf";
import { Construct } from "constructs";
import { Bucket } from "../../lib/resources/bucket";
import type { Package } from "../../lib/source/package";
import { uploadPackage } from "../../lib/source/package-upload";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

let packages = 0;

/** A package of bytes that no other test has. */
function newPackage() {
  const digest = (++packages)
    .toString(16)
    .padStart(64, "0")
    .replace(/^(.{32})(.{32})$/, "$2$1");
  const archive = jest.fn(() => Buffer.from(`archive ${digest}`));
  return { name: "files", digest, paths: [], readText: () => "", archive } satisfies Package;
}

function upload(contents: Package, id = "orders", stack = newStack()) {
  const bucket =
    (stack.node.tryFindChild("bucket") as Bucket | undefined) ??
    Bucket.fromBucketName(stack, "bucket", "sources");
  const scope = new Construct(stack, id);
  return { stack, scope, object: uploadPackage(scope, contents, bucket) };
}

test("is one object, whose name holds the construct's path and 32 digits of the digest", () => {
  const contents = newPackage();
  const { stack } = upload(contents);
  const digits = contents.digest.slice(0, 32);
  expect(all(stack, StorageBucketObject)).toEqual([
    {
      bucket: "sources",
      name: `shop/orders/${digits}.zip`,
      source: `assets/orders_package_5031A05D/${digits}/source.zip`,
    },
  ]);
});

test("has its bytes in the output where the object's source says", () => {
  const contents = newPackage();
  const { stack } = upload(contents, "my orders; $(touch x)");
  const [{ source }] = all(stack, StorageBucketObject) as { source: string }[];
  const app = stack.node.root as App;
  app.synth();
  expect(readFileSync(join(app.outdir, "stacks/shop", source), "utf8")).toBe(`archive ${contents.digest}`);
});

test("is packed once for all functions of the same code", () => {
  const contents = newPackage();
  const { stack } = upload(contents, "orders");
  upload(contents, "reports", stack);
  upload(contents, "orders");
  expect(contents.archive).toHaveBeenCalledTimes(1);
  expect(all(stack, StorageBucketObject)).toHaveLength(2);
});

test("is packed again after an error, which stays the same", () => {
  const contents = newPackage();
  contents.archive.mockImplementation(() => {
    throw new Error("too many files");
  });
  expect(() => upload(contents)).toThrow(new Error("too many files"));
  expect(() => upload(contents)).toThrow(new Error("too many files"));
});

test("takes what the caller calls its constructs for data", () => {
  const { stack } = upload(newPackage(), "%{if}");
  expect(all(stack, StorageBucketObject)).toEqual([
    expect.objectContaining({
      name: expect.stringMatching(/^shop\/%%\{if\}\/[0-9a-f]{32}\.zip$/) as unknown,
    }),
  ]);
});

test("waits in a private folder, which is gone when the process exits", () => {
  const temporary = mkdtempSync(join(tmpdir(), "package-upload-"));
  const stack = newStack();
  const bucket = Bucket.fromBucketName(stack, "bucket", "sources");
  const once = jest.spyOn(process, "once");
  // The folder is made once a process: for the first package.
  jest.isolateModules(() => {
    const fresh = jest.requireActual<{ uploadPackage: typeof uploadPackage }>(
      "../../lib/source/package-upload",
    );
    jest.spyOn(os, "tmpdir").mockReturnValue(temporary);
    fresh.uploadPackage(new Construct(stack, "orders"), newPackage(), bucket);
  });
  const made = readdirSync(temporary);
  once.mock.calls
    .filter(([event]) => event === "exit")
    .forEach(([, clean]) => {
      (clean as () => void)();
    });
  jest.restoreAllMocks();
  expect(made).toEqual([expect.stringMatching(/^cdktf-cloud-run-functions-\w{6}$/)]);
  expect(readdirSync(temporary)).toEqual([]);
  rmdirSync(temporary);
});
