// One measurement of a dimension in its own process. Prints the milliseconds of all processors. Loading does not count.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIMENSIONS } from "./dimensions";

const [, , name, size] = process.argv;
const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const { run } = DIMENSIONS[name];
  run(1, mkdtempSync(join(folder, "warm-up-")));
  const measured = mkdtempSync(join(folder, "measured-"));
  const start = process.cpuUsage();
  run(Number(size), measured);
  const { user, system } = process.cpuUsage(start);
  console.log((user + system) / 1000);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
