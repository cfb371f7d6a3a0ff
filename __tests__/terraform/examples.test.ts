import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import { examples } from "../support/examples";
import { mainStack } from "../support/main-app";
import { newApp } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";
import type { PlannedChange } from "./workspace";

type Define = (app: App) => TerraformStack;

const stacks: { readonly [name: string]: Define } = {
  main: mainStack,
  ...Object.fromEntries(
    examples().map(([name, Example]): [string, Define] => [name, (app) => new Example(app, name)]),
  ),
};

// An App Engine app cannot be deleted.
const UNDYING = "app-engine-iap";
const MORTAL = Object.keys(stacks).filter((name) => name !== UNDYING);

function synthesized(name: string): string {
  const app = newApp();
  const { node } = stacks[name](app);
  app.synth();
  return join(app.outdir, "stacks", node.id);
}

function expectOnlyCreates(planned: PlannedChange[]): void {
  expect(planned.length).toBeGreaterThan(0);
  expect(planned.filter(({ actions }) => !/^(?:create|read)$/.test(actions.join()))).toEqual([]);
}

describeTerraform("main.ts and the examples", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  describe("have a whole life: validate, plan, apply, plan without changes, destroy", () => {
    let planned: { readonly [name: string]: PlannedChange[] };
    beforeAll(async () => {
      planned = await tier.lifeCycles(Object.fromEntries(MORTAL.map((name) => [name, synthesized(name)])));
    });

    test.each(MORTAL)("%s", (name) => {
      expectOnlyCreates(planned[name]);
    });
  });

  test("an App Engine app is not destroyed", async () => {
    expectOnlyCreates(
      await tier.lifeCycle(synthesized(UNDYING), ["google_app_engine_application.app_735A5B53"]),
    );
  });
});
