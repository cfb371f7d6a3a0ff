// Runs the properties for their own sake: `tsx __tests__/properties/run.ts [how many cases each] [the seed of a failure]`.
import { spawnSync } from "node:child_process";

const [runs = process.env.PROPERTY_RUNS ?? "100", seed = process.env.PROPERTY_SEED] = process.argv.slice(2);
const jest = require.resolve("jest/bin/jest.js");
const { status } = spawnSync(process.execPath, [jest, "__tests__/properties"], {
  stdio: "inherit",
  env: { ...process.env, PROPERTY_RUNS: runs, ...(seed === undefined ? {} : { PROPERTY_SEED: seed }) },
});
process.exit(status ?? 1);
