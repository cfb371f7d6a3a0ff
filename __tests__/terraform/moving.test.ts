import { join } from "node:path";
import { Construct } from "constructs";
import * as library from "../../lib";
import * as gateways from "../../lib/api-gateway";
import { Moved } from "../../lib/state/moved";
import { newApp, NO_WAIT } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { oneOfEach } from "./one-of-each";
import { TerraformTier } from "./terraform-tier";

// An App Engine backend writes its grants below its IAP.
const WITHOUT_RESOURCES = new Set(["entrance"]);

/** The directory of the stack with one construct of each kind. With a prefix, all of them have moved. */
function deployed(prefix = "", isTold = false): string {
  const app = newApp(NO_WAIT);
  for (const [id, construct] of oneOfEach(app, (before) => `${prefix}${before}`)) {
    if (isTold && !WITHOUT_RESOURCES.has(id)) Moved.fromPath(construct, `shop/${id}`);
  }
  app.synth();
  return join(app.outdir, "stacks", "shop");
}

test("the stack has one construct of each kind", () => {
  const exported = Object.values<unknown>({ ...library, ...gateways });
  const classes = exported.filter((one) => typeof one === "function" && one.prototype instanceof Construct);
  const app = newApp(NO_WAIT);
  oneOfEach(app, (id) => id);
  const constructs = app.node.findAll();
  expect(
    classes.filter((one) => !constructs.some((construct) => construct instanceof (one as typeof Construct))),
  ).toEqual([]);
});

describeTerraform("moving every construct", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test("makes and destroys nothing, and nobody loses a role", async () => {
    const workspace = await tier.open(deployed());
    const { google } = workspace;
    await workspace.apply();
    google.forgetSent();
    const before = google.policies.lines;
    await workspace.update(deployed("new-", true));
    expect(await workspace.plan()).toEqual([]);
    await workspace.apply();
    expect(google.sent).toEqual([]);
    expect(google.policies.lines).toEqual(before);
    // The calls can be deleted now.
    await workspace.update(deployed("new-"));
    expect(await workspace.plan()).toEqual([]);
  });
});
