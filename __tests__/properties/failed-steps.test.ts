import fc from "fast-check";
import type { Google } from "../../stand-ins/provider/google";
import { synthesizedStack, TYPICAL } from "../changes/typical-changes";
import { SEED } from "../support/seed";
import { describeTerraform } from "../terraform/describe-terraform";
import { TerraformTier } from "../terraform/terraform-tier";
import { RUNS } from "./property";

/** One step that fails in a change: the first one, the second one, … */
interface Failing {
  readonly change: string;
  readonly step: number;
}

// The first five requests of each change. Those after them wait for these.
const STEPS = [1, 2, 3, 4, 5];
const AT_ONCE = 10;

const all: readonly Failing[] = Object.keys(TYPICAL).flatMap((change) =>
  STEPS.map((step) => ({ change, step })),
);
const chosen =
  RUNS >= 100 ? all : fc.sample(fc.constantFrom(...all), { numRuns: Math.max(1, RUNS), seed: SEED });

const batches = Array.from({ length: Math.ceil(chosen.length / AT_ONCE) }, (_, batch) =>
  chosen.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE),
);

describeTerraform("after a step that fails", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test.each(batches.map((batch, index) => [index, batch] as const))(
    "the next apply makes all as if none had failed, batch %i",
    async (_index, batch) => {
      const stacks = (version: "before" | "after") =>
        Object.fromEntries(
          batch.flatMap(({ change }, index) => {
            const directory = synthesizedStack(TYPICAL[change][version]);
            return [
              [`failing-${index}`, directory],
              [`smooth-${index}`, directory],
            ];
          }),
        );
      const workspace = await tier.openModules(stacks("before"));
      await workspace.apply();
      await workspace.updateModules(stacks("after"));
      batch.forEach(({ step }, index) => {
        workspace.googleOf(`failing-${index}`).fail({ nth: step });
        for (const kind of ["failing", "smooth"]) workspace.googleOf(`${kind}-${index}`).forgetSent();
      });
      const problems = await workspace.apply().then(
        () => [],
        (error: unknown) => (error as Error).message.split("\n"),
      );
      expect(problems.filter((problem) => !problem.includes("failed on demand"))).toEqual([]);
      // A step fails in each change that has so many.
      expect(batch.map((_, index) => failures(workspace.googleOf(`failing-${index}`)))).toEqual(
        batch.map(({ step }, index) => (workspace.googleOf(`smooth-${index}`).sent.length < step ? 0 : 1)),
      );
      batch.forEach((_, index) => {
        workspace.googleOf(`failing-${index}`).forgetFailures();
      });
      await workspace.apply();
      expect(await workspace.plan()).toEqual([]);
      const different = batch.filter((_, index) => {
        const [failed, smooth] = ["failing", "smooth"].map((kind) => workspace.googleOf(`${kind}-${index}`));
        return told(failed) !== told(smooth);
      });
      expect(different).toEqual([]);
    },
  );
});

/** How many requests failed. */
function failures({ sent }: Google): number {
  return sent.filter(({ failed }) => failed).length;
}

/** All that Google holds, as text. */
function told({ held, policies }: Google): string {
  return JSON.stringify([[...held].sort(), policies.lines]);
}
