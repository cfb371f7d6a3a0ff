import { textOf } from "../support/readme";
import { describeTerraform } from "../terraform/describe-terraform";
import { changesByModule } from "../terraform/stack-modules";
import { TerraformTier } from "../terraform/terraform-tier";
import type { PlannedChange, StateResource } from "../terraform/workspace";
import { cutOff } from "./every-order";
import { synthesizedStack, TYPICAL } from "./typical-changes";

const CHANGES = Object.keys(TYPICAL);

/** The name of the module of each change. */
const moduleOf = (change: string) => `case-${CHANGES.indexOf(change)}`;

const stacksOf = (version: "before" | "after") =>
  Object.fromEntries(CHANGES.map((change) => [moduleOf(change), synthesizedStack(TYPICAL[change][version])]));

// What the table in the guide is about: the first of these that changes.
const MAIN = [
  "google_cloudfunctions2_function",
  "google_cloud_run_v2_service",
  "google_cloud_scheduler_job",
  "google_pubsub_subscription",
  "google_api_gateway_gateway",
];

const WORDS: { readonly [actions: string]: string } = {
  "": "unchanged",
  update: "updated in place",
  "delete,create": "deleted, then made anew",
};

/** What happens to the main resource of a stack, in the words of the guide. */
function effectOf(planned: readonly PlannedChange[]): string {
  const changes = MAIN.map((type) => planned.find(({ address }) => address.startsWith(`${type}.`)));
  return WORDS[(changes.find(Boolean)?.actions ?? []).join()];
}

describeTerraform("a typical change", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  const lost: { [change: string]: string[] } = {};
  const effects: { [change: string]: string } = {};
  let plannedAgain: readonly PlannedChange[];
  beforeAll(async () => {
    const workspace = await tier.openModules(stacksOf("before"));
    await workspace.apply();
    const before = workspace.resources;
    await workspace.updateModules(stacksOf("after"));
    const planned = changesByModule(CHANGES.map(moduleOf), await workspace.plan());
    const graph = await workspace.order();
    await workspace.applyPlan();
    const after = workspace.resources;
    plannedAgain = await workspace.plan();
    for (const change of CHANGES) {
      const own = (all: readonly StateResource[]) =>
        all.filter(({ address }) => address.startsWith(`module.${moduleOf(change)}.`));
      lost[change] = cutOff({ before: own(before), after: own(after), graph });
      effects[change] = effectOf(planned[moduleOf(change)]);
    }
  });

  test.each(CHANGES)("cuts nobody off who is not an exception: %s", (change) => {
    const lines = TYPICAL[change].cutOff?.lines ?? [];
    expect(lost[change].filter((line) => !lines.some((pattern) => pattern.test(line)))).toEqual([]);
    // An exception is one only as long as somebody is cut off.
    expect(lines.filter((pattern) => !lost[change].some((line) => pattern.test(line)))).toEqual([]);
  });

  test("is complete after one apply", () => {
    expect(plannedAgain).toEqual([]);
  });

  test("does what the guide says in its table", () => {
    const rows = CHANGES.map((change) => [change, effects[change], TYPICAL[change].cutOff?.who ?? "nobody"]);
    expect(tableIn("docs/guides/changes.md", "change")).toEqual(rows);
  });
});

/** The rows of the table of a page whose first column has a heading. */
function tableIn(page: string, heading: string): string[][] {
  const [, ...tables] = textOf(page).split(new RegExp(`^\\| ${heading} +\\|.*\\n`, "m"));
  const [, ...rows] = tables[0].split("\n\n")[0].split("\n");
  return rows
    .filter((row) => row.startsWith("|"))
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
