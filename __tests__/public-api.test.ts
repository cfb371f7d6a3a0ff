import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The names that an entry point exports, types included. */
function exportsOf(file: string): string[] {
  const text = readFileSync(join(__dirname, "..", "lib", file), "utf8");
  const lists = [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].map((match) => match[1]);
  return lists
    .flatMap((list) => list.split(","))
    .map((name) => name.replace("type ", "").trim())
    .filter((name) => name !== "")
    .sort();
}

test("the main entry point exports these names and no others", () => {
  expect(exportsOf("index.ts")).toMatchInlineSnapshot(`
   [
     "ArchiveOptions",
     "BaseImageUpdates",
     "BucketObjectOptions",
     "CloudRunFunction",
     "CloudRunFunctionAttributes",
     "CloudRunFunctionProps",
     "DockerRepository",
     "EventFilter",
     "EventTriggerConfig",
     "EventTriggerTarget",
     "FunctionSource",
     "GoogleProject",
     "Grant",
     "GrantInvokeOptions",
     "ICloudRunFunction",
     "IEventTrigger",
     "IInvocable",
     "IPrincipal",
     "IResourceWithAllowPolicy",
     "IServiceAccount",
     "ISourceBucket",
     "ImportedFunctionOptions",
     "IngressSettings",
     "Language",
     "NetworkPath",
     "Principal",
     "RetryPolicy",
     "Role",
     "Runtime",
     "Secret",
     "SecretOptions",
     "SecretVersion",
     "SecretVolume",
     "ServiceAccount",
     "ServiceAccountProps",
     "ServiceAgent",
     "SourceArchive",
     "SourceBucket",
     "SourceBucketProps",
     "SourceDirectoryOptions",
     "SourceTarget",
     "TODAY_CONTEXT",
     "TerraformTimeouts",
     "VpcAccess",
     "VpcEgress",
   ]
  `);
});

test("the testing entry point exports these names and no others", () => {
  expect(exportsOf("testing/index.ts")).toMatchInlineSnapshot(`
   [
     "snapshotOf",
   ]
  `);
});
