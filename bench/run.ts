// Prints what our constructs cost in comparison with the same resources written by hand, and what loading and `cdktf synth`
// cost.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Measurement } from "./measure";

const SIZES = [1, 10, 100, 1000, 5000];

// Long measurements need fewer rounds, because the noise of the machine matters less.
const ROUNDS = 15;
const ROUNDS_OF_LONG = 5;
const LONG = 5000;
const FUNCTIONS_TO_JUDGE = 1000;

// The command of cdktf.json, but with the package in dist/, which users load.
const AS_A_USER = "node -r tsx/cjs main.ts";
process.env.TSX_TSCONFIG_PATH = "tsconfig.build.json";

// This folder is in the package, so that the package's name resolves to dist/.
const COMPILED = "dist-bench";

if (!existsSync(join("dist", "index.js"))) {
  console.error("bench: dist/ is missing; run 'npm run build' first");
  process.exit(1);
}
try {
  compile();
  benchSynthesis();
  benchJudging();
  benchLoading();
  benchCli();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Compiles this folder. The source maps of a loader would slow down every stack trace, and cdktf takes one for each token. */
function compile(): void {
  mkdirSync(COMPILED, { recursive: true });
  for (const file of readdirSync(__dirname)) {
    const { outputText } = ts.transpileModule(readFileSync(join(__dirname, file), "utf8"), {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    writeFileSync(join(COMPILED, file.replace(/\.ts$/, ".js")), outputText);
  }
}

function benchSynthesis(): void {
  console.log("functions  by hand ms  constructs ms  ratio  ms a function  by hand MiB  constructs MiB");
  const perSize = SIZES.map((functions) => {
    const byHand: Measurement[] = [];
    const constructs: Measurement[] = [];
    for (let round = 0; round < (functions < LONG ? ROUNDS : ROUNDS_OF_LONG); round++) {
      byHand.push(measure("resources", functions));
      constructs.push(measure("constructs", functions));
    }
    if (byHand[0].digest !== constructs[0].digest) {
      throw new Error(
        `bench: the two apps with ${String(functions)} functions synthesize different resources`,
      );
    }
    const [hand, ours] = [byHand, constructs].map((all) =>
      median(all.map(({ milliseconds }) => milliseconds)),
    );
    const [handMib, oursMib] = [byHand, constructs].map((all) => median(all.map(({ peakMib }) => peakMib)));
    row(
      [functions, 9],
      [hand, 11, 1],
      [ours, 14, 1],
      [ours / hand, 6, 2],
      [ours / functions, 14, 3],
      [handMib, 12],
      [oursMib, 15],
    );
    return { functions, milliseconds: ours };
  });
  console.log(`growth exponent from 100 to 5000 functions: ${exponent(perSize.slice(2)).toFixed(2)}\n`);
}

/** What it costs to hold the same app against the rules. */
function benchJudging(): void {
  const judged: number[] = [];
  const unjudged: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    judged.push(measure("constructs", FUNCTIONS_TO_JUDGE).processorMilliseconds);
    unjudged.push(measure("unjudged", FUNCTIONS_TO_JUDGE).processorMilliseconds);
  }
  const [withRules, without] = [median(judged), median(unjudged)];
  console.log(
    `${String(FUNCTIONS_TO_JUDGE)} functions: ${withRules.toFixed(0)} ms of processor time, ${without.toFixed(0)} ms without the rules; ratio ${(withRules / without).toFixed(3)}\n`,
  );
}

function benchLoading(): void {
  const cdktf = 'require("cdktf");';
  const timed = (code: string) =>
    `${cdktf} const start = performance.now(); ${code} console.log(performance.now() - start);`;
  const ours = times(() => Number(node("-e", timed('require("./dist");'))));
  const alone = times(() =>
    Number(node("-e", `const start = performance.now(); ${cdktf} console.log(performance.now() - start);`)),
  );
  console.log(
    `loading cdktf: ${median(alone).toFixed(1)} ms; loading this package after it: ${median(ours).toFixed(1)} ms\n`,
  );
}

function benchCli(): void {
  const cli = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle", "bin", "cdktf");
  const nothing: number[] = [];
  const main: number[] = [];
  for (let round = 0; round < ROUNDS_OF_LONG; round++) {
    nothing.push(elapsed(() => node(cli, "synth", "--app", "true")));
    main.push(elapsed(() => node(cli, "synth", "--app", AS_A_USER)));
  }
  const [none, ours] = [median(nothing), median(main)];
  console.log(
    `cdktf synth --app true: ${none.toFixed(0)} ms; cdktf synth of main.ts: ${ours.toFixed(0)} ms; ratio ${(ours / none).toFixed(2)}`,
  );
}

function measure(kind: string, functions: number): Measurement {
  return JSON.parse(node(join(COMPILED, "measure.js"), kind, String(functions))) as Measurement;
}

function node(...args: string[]): string {
  const env = { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  if (status !== 0) throw new Error(`bench: node ${args.join(" ")} failed\n${stderr}`);
  return stdout;
}

function times(measureOnce: () => number): number[] {
  return Array.from({ length: ROUNDS }, measureOnce);
}

function elapsed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The slope of log(time) over log(size). 1 means linear. */
function exponent(points: { functions: number; milliseconds: number }[]): number {
  const x = points.map(({ functions }) => Math.log(functions));
  const y = points.map(({ milliseconds }) => Math.log(milliseconds));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = x.reduce((sum, value, index) => sum + (value - mx) * (y[index] - my), 0);
  return covariance / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

function row(...cells: [value: number, width: number, digits?: number][]): void {
  console.log(cells.map(([value, width, digits = 0]) => value.toFixed(digits).padStart(width)).join("  "));
}
