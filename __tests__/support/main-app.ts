import type { App } from "cdktf";
import { Shop } from "../../main";

/** The stack of main.ts, with the context of cdktf.json. */
export function mainStack(app: App): Shop {
  return new Shop(app, "shop", { project: "example-project", region: "asia-northeast1", stateBucket: "" });
}
