// Writes down the public API, after a change of it that is meant.
import { writeFileSync } from "node:fs";
import { packageReports } from "./api-report/entry-points";

for (const [file, text] of packageReports()) writeFileSync(file, text);
