import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { StackDocument } from "../../stand-ins/hcl/stack-document";
import { cutOff } from "../changes/every-order";
import { SEED } from "../support/seed";
import { describeTerraform } from "../terraform/describe-terraform";
import { STACK_FILE } from "../terraform/synthesized-stack";
import { TerraformTier } from "../terraform/terraform-tier";
import type { StateResource } from "../terraform/workspace";
import { forgetTokens, RUNS } from "./property";
import type { Props } from "./subject";
import { subjects } from "./subjects";
import { newDirectory, synthesized } from "./synthesis";

/** An app: the props of its constructs, by the names of the subjects. */
type App = readonly (readonly [string, Props])[];

/** The directories of two versions of a stack, and what they are made of. */
interface Pair {
  readonly apps: readonly [App, App];
  readonly before: string;
  readonly after: string;
}

const PAIRS = RUNS * 2;
const AT_ONCE = 10;

const byName = new Map(subjects.map((subject) => [subject.name, subject]));

/** An app and another version of it, with the same constructs. */
const twoApps = fc
  .array(
    fc.oneof(
      ...subjects.map(({ name, valid }) =>
        fc
          .tuple(valid, valid)
          .map(([one, other]) => [[name, one] as const, [name, { ...other, id: one.id }] as const] as const),
      ),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts): [App, App] => [parts.map(([one]) => one), parts.map(([, other]) => other)]);

/** The directory of an app's stack; undefined where Terraform would ask for variables, or where props contradict each other. */
function directoryOf(app: App): string | undefined {
  const outcome = synthesized((shop) => {
    app.forEach(([name, props]) => {
      byName.get(name)?.define(shop, props);
    });
  });
  if (outcome.refusal !== undefined || outcome.document.variable !== undefined) return undefined;
  const directory = newDirectory();
  cpSync(outcome.directory, directory, { recursive: true });
  const file = join(directory, STACK_FILE);
  writeFileSync(file, JSON.stringify(mortal(JSON.parse(readFileSync(file, "utf8")) as StackDocument)));
  return directory;
}

/** The stack without `prevent_destroy`, with which there is nothing to see of a replacement. */
function mortal(document: StackDocument): StackDocument {
  for (const { lifecycle } of Object.values(document.resource ?? {}).flatMap((named) =>
    Object.values(named),
  ) as {
    lifecycle?: { prevent_destroy?: boolean };
  }[]) {
    delete lifecycle?.prevent_destroy;
  }
  return document;
}

/** Pairs of stacks, from a seed. */
function pairs(count: number, seed: number): Pair[] {
  const found: Pair[] = [];
  for (let round = 0; found.length < count; round++) {
    const [apps] = fc.sample(twoApps, { numRuns: 1, seed: seed + round });
    const [before, after] = apps.map(directoryOf);
    if (before !== undefined && after !== undefined) found.push({ apps, before, after });
    forgetTokens();
  }
  return found;
}

// What docs/guides/changes.md says of the accounts of callers.
const EXCEPTIONS = [/ without .* roles\/(?:run\.invoker|run\.servicesInvoker|cloudfunctions\.invoker) /];

describeTerraform("a change of a random app", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  const numbers = Array.from({ length: Math.ceil(PAIRS / AT_ONCE) }, (_, batch) => batch);
  test.each(numbers)(
    "cuts off nobody at any moment, and is complete after one apply: batch %i",
    async (batch) => {
      const some = pairs(Math.min(AT_ONCE, PAIRS - batch * AT_ONCE), SEED + batch * 1_000_000);
      const stacks = (version: "before" | "after") =>
        Object.fromEntries(some.map((pair, index) => [`app-${index}`, pair[version]]));
      const workspace = await tier.openModules(stacks("before"));
      await workspace.apply();
      const before = workspace.resources;
      await workspace.updateModules(stacks("after"));
      await workspace.plan();
      const graph = await workspace.order();
      await workspace.applyPlan();
      const after = workspace.resources;
      const found = some.flatMap(({ apps }, index) => {
        const own = (resources: readonly StateResource[]) => inModule(`app-${index}`, resources);
        const lost = cutOff({ before: own(before), after: own(after), graph });
        const problems = lost.filter((line) => !EXCEPTIONS.some((pattern) => pattern.test(line)));
        return problems.length > 0 ? [{ apps, problems }] : [];
      });
      expect(found).toEqual([]);
      expect(await workspace.plan()).toEqual([]);
    },
  );
});

function inModule(name: string, resources: readonly StateResource[]): StateResource[] {
  return resources.filter(({ address }) => address.startsWith(`module.${name}.`));
}
