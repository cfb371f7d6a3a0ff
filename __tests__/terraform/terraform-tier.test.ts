import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { DataGoogleStorageProjectServiceAccount } from "@cdktf/provider-google/lib/data-google-storage-project-service-account";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { AssetType, TerraformAsset } from "cdktf";
import { describeTerraform } from "./describe-terraform";
import { ScratchStacks } from "./scratch-stacks";
import { TerraformTier } from "./terraform-tier";

describeTerraform("the offline Terraform tier", () => {
  const tier = new TerraformTier();
  const stacks = new ScratchStacks();
  afterAll(() => {
    tier.close();
    stacks.remove();
  });

  /** A function, its runtime service account, and the only member that may call it. */
  function shop({ name = "orders", memory = "256M" } = {}): string {
    return stacks.synthesized((stack) => {
      const runAs = new ServiceAccount(stack, "run-as", { accountId: "orders-run" });
      const fn = new Cloudfunctions2Function(stack, "orders", {
        name,
        location: "asia-northeast1",
        buildConfig: { runtime: "nodejs22", entryPoint: "handler" },
        serviceConfig: { availableMemory: memory, serviceAccountEmail: runAs.email },
      });
      new CloudRunV2ServiceIamMember(stack, "invoker", {
        project: fn.project,
        location: fn.location,
        name: fn.serviceConfig.service,
        role: "roles/run.invoker",
        member: `serviceAccount:${runAs.email}`,
        lifecycle: { replaceTriggeredBy: ["google_cloudfunctions2_function.orders.id"] },
      });
    });
  }

  const FUNCTION = "google_cloudfunctions2_function.orders";
  const MEMBER = "google_cloud_run_v2_service_iam_member.invoker";
  const SERVICE_ACCOUNT = "google_service_account.run-as";

  test("a function and its caller have a whole life: validate, plan, apply, plan without changes, destroy", async () => {
    expect(await tier.lifeCycle(shop())).toEqual([
      { address: MEMBER, actions: ["create"] },
      { address: FUNCTION, actions: ["create"] },
      { address: SERVICE_ACCOUNT, actions: ["create"] },
    ]);
  });

  test("an edit of the function's memory updates it in place and does not change its member", async () => {
    const workspace = await tier.open(shop());
    await workspace.apply();
    await workspace.update(shop({ memory: "512M" }));
    expect(await workspace.plan()).toEqual([{ address: FUNCTION, actions: ["update"] }]);
  });

  test("another name replaces the function and its member", async () => {
    const workspace = await tier.open(shop());
    await workspace.apply();
    await workspace.update(shop({ name: "purchases" }));
    expect(await workspace.plan()).toEqual([
      { address: MEMBER, actions: ["delete", "create"] },
      { address: FUNCTION, actions: ["delete", "create"] },
    ]);
  });

  test("the assets of a stack are copied, and its data sources return values", async () => {
    const source = join(stacks.directory, "source.zip");
    writeFileSync(source, "not really a zip");
    const stack = stacks.synthesized((scope) => {
      const zip = new TerraformAsset(scope, "zip", { path: source, type: AssetType.FILE });
      new StorageBucketObject(scope, "object", {
        bucket: "shop-code",
        name: "orders.zip",
        source: zip.path,
      });
      const agent = new DataGoogleStorageProjectServiceAccount(scope, "agent");
      new ProjectIamMember(scope, "publisher", {
        project: "shop-prod",
        role: "roles/pubsub.publisher",
        member: agent.member,
      });
    });
    expect(await tier.lifeCycle(stack)).toEqual([
      { address: "google_project_iam_member.publisher", actions: ["create"] },
      { address: "google_storage_bucket_object.object", actions: ["create"] },
    ]);
  });

  test("an import replaces nothing", async () => {
    const workspace = await tier.open(
      stacks.written({
        provider: { google: [{ project: "shop-prod" }] },
        resource: { google_pubsub_topic: { orders: { name: "orders" } } },
        import: [{ to: "google_pubsub_topic.orders", id: "projects/shop-prod/topics/orders" }],
      }),
    );
    expect(await workspace.plan()).toEqual([{ address: "google_pubsub_topic.orders", actions: ["update"] }]);
  });

  describe("does not run", () => {
    test.each([
      [
        "a type that the bindings do not have",
        { resource: { google_cloud_walk_service: { orders: {} } } },
        "provider google has no resource google_cloud_walk_service: @cdktf/provider-google holds no such class",
      ],
      [
        "another provider",
        { resource: { random_id: { suffix: { byte_length: 4 } } } },
        "there is no stand-in for provider random, only for google and google-beta",
      ],
      [
        "a stack that reads the state of another",
        { data: { terraform_remote_state: { other: { backend: "local" } } } },
        "a stack that reads the state of another one cannot run offline: the other has none",
      ],
    ])("%s", async (_, stack, message) => {
      await expect(tier.open(stacks.written(stack))).rejects.toThrow(new Error(message));
    });
  });
});
