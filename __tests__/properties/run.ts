// Runs only the properties, with fresh cases each time:
// `tsx __tests__/properties/run.ts [how many cases each] [the seed of a failure]`.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";

const [
  runs = process.env.PROPERTY_RUNS ?? "100",
  seed = process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31)),
] = process.argv.slice(2);
const jest = require.resolve("jest/bin/jest.js");
const { status } = spawnSync(process.execPath, [jest, "__tests__/properties"], {
  stdio: "inherit",
  env: { ...process.env, PROPERTY_RUNS: runs, PROPERTY_SEED: seed },
});
process.exit(status ?? 1);
