import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import { examples } from "../support/examples";
import { mainStack } from "../support/main-app";
import { newApp } from "../support/stack";
import { describeTerraform } from "./describe-terraform";
import { TerraformTier } from "./terraform-tier";

type Define = (app: App) => TerraformStack;

const stacks: [string, Define][] = [
  ["main.ts", mainStack],
  ...examples().map(([name, Example]): [string, Define] => [
    `examples/${name}.ts`,
    (app) => new Example(app, name),
  ]),
];

// An App Engine app cannot be deleted.
const UNDYING = [["app-engine-iap", "google_app_engine_application.app_735A5B53"]];

describeTerraform("main.ts and the examples", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test.each(stacks)(
    "%s has a whole life: validate, plan, apply, plan without changes, destroy",
    async (_file, define) => {
      const app = newApp();
      const stack = define(app);
      app.synth();
      const undying = UNDYING.filter(([id]) => id === stack.node.id).map(([, address]) => address);
      const planned = await tier.lifeCycle(join(app.outdir, "stacks", stack.node.id), undying);
      expect(planned.every(({ actions }) => actions.join() === "create" || actions.join() === "read")).toBe(
        true,
      );
    },
  );
});
