import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { describeTerraform } from "../../terraform/describe-terraform";
import { ScratchStacks } from "../../terraform/scratch-stacks";
import { TerraformTier } from "../../terraform/terraform-tier";

describeTerraform("the stand-in for the google provider", () => {
  const tier = new TerraformTier();
  const stacks = new ScratchStacks();
  afterAll(() => {
    tier.close();
    stacks.remove();
  });

  /** The problems of the resources, one per line. */
  async function refusal(resource: object): Promise<string> {
    const stack = stacks.written({ provider: { google: [{ project: "shop-prod" }] }, resource });
    return tier.validate(stack).then(
      () => "nothing",
      (error: unknown) => (error as Error).message,
    );
  }

  describe("rejects", () => {
    const account = { account_id: "orders-run" };
    const fn = { name: "orders", location: "asia-northeast1" };
    const invoker = { ...fn, role: "roles/run.invoker", member: "group:ops@example.com" };

    test("a missing argument", async () => {
      expect(await refusal({ google_service_account: { orders: { display_name: "Orders" } } })).toBe(
        'Missing required argument: The argument "account_id" is required, but no definition was found.' +
          " [at google_service_account.orders]",
      );
    });

    test("an argument that does not exist", async () => {
      expect(await refusal({ google_service_account: { orders: { ...account, mail: "x" } } })).toBe(
        'Extraneous JSON object property: No argument or block type is named "mail".' +
          ' Did you mean "email"? [at google_service_account.orders]',
      );
    });

    test("a value of the wrong type", async () => {
      expect(await refusal({ google_service_account: { orders: { ...account, disabled: "perhaps" } } })).toBe(
        'Incorrect attribute value type: Inappropriate value for attribute "disabled": a bool is required.' +
          " [at google_service_account.orders]",
      );
    });

    test("a second block if there can be only one", async () => {
      expect(
        await refusal({ google_cloudfunctions2_function: { orders: { ...fn, build_config: [{}, {}] } } }),
      ).toBe(
        'Too many build_config blocks: No more than 1 "build_config" blocks are allowed' +
          " [at google_cloudfunctions2_function.orders.build_config[1]]",
      );
    });

    test("a reference to an attribute that does not exist", async () => {
      const member = "serviceAccount:${google_service_account.orders.emial}";
      expect(
        await refusal({
          google_service_account: { orders: account },
          google_cloud_run_v2_service_iam_member: { invoker: { ...invoker, member } },
        }),
      ).toBe(
        'Unsupported attribute: This object has no argument, nested block, or exported attribute named "emial".' +
          ' Did you mean "email"? [at google_cloud_run_v2_service_iam_member.invoker]',
      );
    });

    test("a reference to a resource that does not exist", async () => {
      const member = "serviceAccount:${google_service_account.orders.email}";
      expect(
        await refusal({ google_cloud_run_v2_service_iam_member: { invoker: { ...invoker, member } } }),
      ).toBe(
        'Reference to undeclared resource: A managed resource "google_service_account" "orders" has not been' +
          " declared in the root module. [at google_cloud_run_v2_service_iam_member.invoker]",
      );
    });

    test("resources that depend on each other", async () => {
      expect(
        await refusal({
          google_service_account: {
            one: { ...account, description: "${google_service_account.other.email}" },
            other: { ...account, description: "${google_service_account.one.email}" },
          },
        }),
      ).toMatch(/^Cycle: google_service_account\.(one|other), google_service_account\.(?!\1)(one|other)$/);
    });

    test("a value that is not one of the allowed ones", async () => {
      const service_config = { ingress_settings: "ALLOW_INTERNAL" };
      expect(await refusal({ google_cloudfunctions2_function: { orders: { ...fn, service_config } } })).toBe(
        "expected service_config.0.ingress_settings to be one of" +
          ' ["ALLOW_ALL" "ALLOW_INTERNAL_ONLY" "ALLOW_INTERNAL_AND_GCLB"], got ALLOW_INTERNAL' +
          " [at google_cloudfunctions2_function.orders]",
      );
    });

    test("a name without the provider's format", async () => {
      expect(await refusal({ google_service_account: { orders: { account_id: "Orders" } } })).toBe(
        '"account_id" ("Orders") doesn\'t match regexp "^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$"' +
          " [at google_service_account.orders]",
      );
    });

    test("arguments that exclude each other", async () => {
      const http_target = { uri: "https://orders.example.com" };
      const pubsub_target = { topic_name: "projects/shop-prod/topics/orders", data: "b3JkZXJz" };
      expect(
        await refusal({
          google_cloud_scheduler_job: { nightly: { name: "nightly", http_target, pubsub_target } },
        }),
      ).toBe(
        'only one of "pubsub_target", "http_target", "app_engine_http_target" can be specified,' +
          ' but "pubsub_target", "http_target" were [at google_cloud_scheduler_job.nightly]',
      );
    });

    test("a missing choice", async () => {
      expect(await refusal({ google_cloud_scheduler_job: { nightly: { name: "nightly" } } })).toBe(
        'one of "pubsub_target", "http_target", "app_engine_http_target" must be specified' +
          " [at google_cloud_scheduler_job.nightly]",
      );
    });

    test("a value for an attribute that only the provider sets", async () => {
      expect(
        await refusal({ google_service_account: { orders: { ...account, email: "orders@example.com" } } }),
      ).toBe(
        'Can\'t configure a value for "email": its value will be decided automatically' +
          " [at google_service_account.orders]",
      );
    });

    test("an unescaped template in a user's text", async () => {
      const stack = stacks.synthesized((scope) => {
        new ServiceAccount(scope, "orders", {
          accountId: "orders-run",
          description: "costs ${amount} a month",
        });
      });
      await expect(tier.validate(stack)).rejects.toThrow(
        new Error(
          "Invalid reference: A reference to a resource type must be followed by at least one attribute access," +
            " specifying the resource name. [at google_service_account.orders]",
        ),
      );
    });

    test("a member in a format that Google does not know", async () => {
      const member = "usr:ada@example.com";
      expect(
        await refusal({ google_cloud_run_v2_service_iam_member: { invoker: { ...invoker, member } } }),
      ).toBe(
        '"member" ("usr:ada@example.com") is no principal identifier' +
          " [at google_cloud_run_v2_service_iam_member.invoker]",
      );
    });

    test("a wrong member that is only known during the apply", async () => {
      const workspace = await tier.open(
        stacks.synthesized((scope) => {
          const { email } = new ServiceAccount(scope, "orders", { accountId: "orders-run" });
          new ProjectIamMember(scope, "viewer", {
            project: "shop-prod",
            role: "roles/viewer",
            member: email,
          });
        }),
      );
      await workspace.plan();
      await expect(workspace.apply()).rejects.toThrow(
        new Error(
          '"member" ("orders-run@shop-prod.iam.gserviceaccount.com") is no principal identifier' +
            " [at google_project_iam_member.viewer]",
        ),
      );
    });

    test("an object whose file does not exist", async () => {
      const object = { bucket: "shop-code", name: "orders.zip", source: "assets/orders.zip" };
      expect(await refusal({ google_storage_bucket_object: { code: object } })).toBe(
        "open assets/orders.zip: no such file or directory [at google_storage_bucket_object.code]",
      );
    });

    test("a resource without a project, if the provider has none either", async () => {
      const workspace = await tier.open(
        stacks.written({ resource: { google_pubsub_topic: { orders: { name: "orders" } } } }),
      );
      await expect(workspace.plan()).rejects.toThrow(
        new Error("project: required field is not set [at google_pubsub_topic.orders]"),
      );
    });
  });
});
