import { join, resolve } from "node:path";
import { apiReports } from "./api-report";

const ROOT = resolve(__dirname, "..", "..");

const ENTRY_POINTS = [
  { name: "index", file: "lib/index.ts", module: "cdktf-cloud-run-functions" },
  { name: "testing", file: "lib/testing/index.ts", module: "cdktf-cloud-run-functions/testing" },
  { name: "api-gateway", file: "lib/api-gateway/index.ts", module: "cdktf-cloud-run-functions/api-gateway" },
];

/** The reports of this package, by the paths of their files. */
export function packageReports(): Map<string, string> {
  const reports = [...apiReports(ROOT, ENTRY_POINTS)];
  return new Map(reports.map(([name, text]) => [join(ROOT, "api", `${name}.d.ts`), text]));
}
