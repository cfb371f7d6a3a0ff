import fc from "fast-check";
import { SEED } from "../support/seed";

/** The number of cases of each property: few by default, or `PROPERTY_RUNS`. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 2);

process.stderr.write(`properties: PROPERTY_SEED=${SEED} with ${RUNS} cases each\n`);

interface TokenMap {
  readonly stringTokenMap: Map<unknown, unknown>;
  readonly numberTokenMap: Map<unknown, unknown>;
}

/** Deletes all tokens, because cdktf never does, and they keep whole stacks in memory. */
export function forgetTokens(): void {
  const { __cdktfTokenMap: tokens } = globalThis as { __cdktfTokenMap?: TokenMap };
  tokens?.stringTokenMap.clear();
  tokens?.numberTokenMap.clear();
}

/** Options for a property. */
interface Options {
  /** The share of `RUNS` that it needs, for slow properties and for those with little variety. */
  readonly share?: number;

  /** Whether a case takes seconds: then a failure is told as it is found, and no smaller one is looked for. */
  readonly isSlow?: boolean;
}

/** A test of a property for random cases. A failure names the seed that reproduces it. */
export function property<T>(
  name: string,
  cases: fc.Arbitrary<T>,
  holds: (value: T) => void | Promise<void>,
  { share = 1, isSlow = false }: Options = {},
): void {
  const numRuns = Math.max(1, Math.round(RUNS * share));
  test(name, async () => {
    const all = fc.asyncProperty(cases, async (value) => holds(value));
    const plugins = [fc.afterEach(forgetTokens)];
    await fc.assert(all, { numRuns, endOnFailure: isSlow, reporter: report, plugins });
  });
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
