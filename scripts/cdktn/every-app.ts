import { join } from "node:path";
import { App } from "cdktf";
import { ContextKeys } from "cdktf-cloud-run-functions";
import { examples } from "../../__tests__/support/examples";
import { Shop } from "../../main";
import { Mails, Pipeline } from "../languages/two-stacks";
import { defineShopAndReports } from "./shop-and-reports";

const PLACE = { project: "example-project", region: "asia-northeast1", stateBucket: "" };

/** Synthesizes main.ts, every example, and two apps of several stacks, each into a folder of its name. */
export function synthesizeEveryApp(output: string, today: string): void {
  const apps: { [name: string]: (app: App) => void } = {
    main: (app) => new Shop(app, "main", PLACE),
    pipeline: (app) => new Mails(app, "mails", new Pipeline(app, "pipeline")),
    "shop-and-reports": defineShopAndReports,
    ...Object.fromEntries(examples().map(([name, Example]) => [name, (app: App) => new Example(app, name)])),
  };
  for (const [name, define] of Object.entries(apps)) {
    const app = new App({ outdir: join(output, name), context: { [ContextKeys.TODAY]: today } });
    define(app);
    app.synth();
  }
}

if (require.main === module) synthesizeEveryApp(process.argv[2], process.argv[3]);
