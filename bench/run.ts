// Prints what our constructs cost in comparison with the same resources written by hand, and what loading and `cdktf synth`
// cost.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { DIMENSIONS } from "./dimensions";
import { canCount, COMPILED, growth, instructions, instructionsOfLoading, measure, node } from "./processes";
import { exponent, median, spread } from "./statistics";

// Long measurements need fewer rounds, because the noise of the machine matters less.
const SIZES: readonly [functions: number, rounds: number][] = [
  [1, 7],
  [100, 7],
  [1000, 5],
  [5000, 1],
];
const SIZE_TO_JUDGE = 1000; // also to count, where valgrind takes thirty times as long
const ROUNDS = 5;

// The command of cdktf.json, but with the package in dist/, which users load.
const AS_A_USER = "node -r tsx/cjs main.ts";
process.env.TSX_TSCONFIG_PATH = "tsconfig.build.json";

if (!existsSync(join("dist", "index.js"))) {
  console.error("bench: dist/ is missing; run 'npm run build' first");
  process.exit(1);
}
try {
  compile();
  benchSynthesis();
  benchInstructions();
  benchJudging();
  benchLoading();
  benchCli();
  benchGrowth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Compiles this folder. The source maps of a loader would slow down every stack trace, and cdktf takes one for each token. */
function compile(): void {
  rmSync(COMPILED, { recursive: true, force: true });
  mkdirSync(COMPILED);
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

/** Each round measures all three apps, one after the other, so that a ratio compares two runs of the same minute. */
function benchSynthesis(): void {
  console.log("processor time of the constructs over that of resources written by hand: median (quartiles)");
  console.log(
    ["functions", "flat".padEnd(20), "nested".padEnd(20), "ms", "ms each", "MiB / flat"].join("  "),
  );
  const points = SIZES.map(([size, length]) => {
    const rounds = Array.from({ length }, () => ({
      flat: measure("flat", size),
      nested: measure("nested", size),
      ours: measure("constructs", size),
    }));
    for (const { flat, nested, ours } of rounds) {
      checkSame(size, ours.document, nested.document);
      checkSame(size, ours.content, flat.content);
    }
    const cost = median(rounds.map(({ ours }) => ours.milliseconds));
    const cells = [
      String(size).padStart(9),
      spread(rounds.map(({ ours, flat }) => ours.milliseconds / flat.milliseconds)).padEnd(20),
      spread(rounds.map(({ ours, nested }) => ours.milliseconds / nested.milliseconds)).padEnd(20),
      cost.toFixed(0),
      (cost / size).toFixed(3),
      (
        median(rounds.map(({ ours }) => ours.peakMib)) / median(rounds.map(({ flat }) => flat.peakMib))
      ).toFixed(2),
    ];
    console.log(cells.join("  "));
    return { size, cost };
  });
  console.log(`growth exponent from 100 to 5000 functions: ${exponent(points.slice(1)).toFixed(2)}\n`);
}

function checkSame(size: number, one: string, other: string): void {
  if (one !== other) throw new Error(`bench: two apps with ${size} functions synthesize different resources`);
}

function benchInstructions(): void {
  if (!canCount()) {
    console.log("instructions are not counted: valgrind is not installed\n");
    return;
  }
  const loading = instructionsOfLoading();
  const [flat, nested, ours, unjudged] = ["flat", "nested", "constructs", "unjudged"].map(
    (kind) => instructions(kind, SIZE_TO_JUDGE) - loading,
  );
  const ratio = (other: number) => (ours / other).toFixed(3);
  console.log(
    `instructions for ${SIZE_TO_JUDGE} functions: ${ratio(flat)} of flat, ${ratio(nested)} of nested resources, ${ratio(unjudged)} of those without judging\n`,
  );
}

/** What it costs to hold an app against the rules. */
function benchJudging(): void {
  const ratios = Array.from(
    { length: ROUNDS },
    () => measure("constructs", SIZE_TO_JUDGE).milliseconds / measure("unjudged", SIZE_TO_JUDGE).milliseconds,
  );
  console.log(`judging ${SIZE_TO_JUDGE} functions: ${spread(ratios)} of the time without it\n`);
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
  const output = join(COMPILED, "cdktf.out");
  const synthOf = (app: string) => elapsed(() => node(cli, "synth", "--app", app, "--output", output));
  const ratios = Array.from({ length: ROUNDS }, () => {
    const nothing = synthOf(`node ${join(COMPILED, "empty-app.js")}`);
    return synthOf(AS_A_USER) / nothing;
  });
  console.log(`cdktf synth of main.ts: ${spread(ratios)} of the time of an empty app\n`);
}

/** How the cost grows with the number of each thing of which an app can have many. */
function benchGrowth(): void {
  console.log("growth: processor time in ms, and the exponent (1 is linear)");
  for (const [name, { sizes }] of Object.entries(DIMENSIONS)) {
    const points = sizes.map((size) => ({ size, cost: growth(name, size) }));
    const costs = points.map(({ size, cost }) => `${size}: ${cost.toFixed(0)}`.padEnd(12));
    console.log([name.padEnd(54), ...costs, exponent(points).toFixed(2)].join("  "));
  }
}

function times(measureOnce: () => number): number[] {
  return Array.from({ length: ROUNDS }, measureOnce);
}

function elapsed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
