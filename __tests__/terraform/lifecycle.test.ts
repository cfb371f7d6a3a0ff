import { join } from "node:path";
import type { WorkloadLifecycle } from "../../lib/workload/workload-lifecycle";
import { newService } from "../services/new-service";
import { newApp, newStack } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";

const IMAGE = "asia-northeast1-docker.pkg.dev/example-project/shop/orders";
const SERVICE = "google_cloud_run_v2_service.orders_46FA7C19";

/** The directory of a stack with a service. */
function deployed(tag: string, lifecycle?: WorkloadLifecycle, location?: string): string {
  const app = newApp();
  newService(newStack(app), "orders", {
    image: `${IMAGE}:${tag}`,
    deletionProtection: false,
    lifecycle,
    location,
  });
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

describeTerraform("the lifecycle of a service", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test.each<[string, WorkloadLifecycle | undefined, object[]]>([
    ["is set back without one", undefined, [{ address: SERVICE, actions: ["update"] }]],
    ["stays where it is ignored", { ignoreChanges: ["template[0].containers[0].image"] }, []],
    ["stays where all is ignored", { ignoreChanges: ["all"] }, []],
  ])("an image that somebody else deployed %s", async (_, lifecycle, planned) => {
    const workspace = await tier.open(deployed("by-pipeline", lifecycle));
    await workspace.apply();
    await workspace.update(deployed("1.0.0", lifecycle));
    expect(await workspace.plan()).toEqual(planned);
  });

  test("a plan fails that would replace a protected service", async () => {
    const protect = { preventDestroy: true };
    const workspace = await tier.open(deployed("1.0.0", protect, "asia-northeast1"));
    await workspace.apply();
    await workspace.update(deployed("1.0.0", protect, "us-west1"));
    await expect(workspace.plan()).rejects.toThrow(/prevent_destroy/);
  });
});
