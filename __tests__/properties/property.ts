import fc from "fast-check";
import { SEED } from "../support/seed";

/** How many cases each property sees: few beside the other tests, as many as `PROPERTY_RUNS` says when it is about them. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 2);

process.stderr.write(`properties: PROPERTY_SEED=${SEED} with ${RUNS} cases each\n`);

interface TokenMap {
  readonly stringTokenMap: Map<unknown, unknown>;
  readonly numberTokenMap: Map<unknown, unknown>;
}

/** Lets go of every token made so far, and with them of whole stacks: cdktf itself never does. */
function forgetTokens(): void {
  const { __cdktfTokenMap: tokens } = globalThis as { __cdktfTokenMap?: TokenMap };
  tokens?.stringTokenMap.clear();
  tokens?.numberTokenMap.clear();
}

/** How a property is run. */
interface Options {
  /** How many of `RUNS` it takes, for what is slow or of little variety. */
  readonly share?: number;
}

/** A test that something holds for all cases. A failure names the seed that finds it again. */
export function property<T>(
  name: string,
  cases: fc.Arbitrary<T>,
  holds: (value: T) => void | Promise<void>,
  { share = 1 }: Options = {},
): void {
  const numRuns = Math.max(1, Math.round(RUNS * share));
  const timeout = 20_000 + numRuns * 200;
  test(
    name,
    async () => {
      const all = fc.asyncProperty(cases, async (value) => holds(value));
      await fc.assert(all, { numRuns, seed: SEED, reporter: report, plugins: [fc.afterEach(forgetTokens)] });
    },
    timeout,
  );
}

function report<T>(details: fc.RunDetails<T>): void {
  if (!details.failed) return;
  const { errorInstance: error } = details;
  const found = error instanceof Error ? error.message : String(error);
  const failure = new Error(
    `${fc.defaultReportMessage(details) ?? ""}\nPROPERTY_SEED=${details.seed} finds it again\n\n${found}`,
  );
  delete failure.stack; // it leads here, always
  throw failure;
}
