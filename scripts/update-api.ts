// Writes the public API to api/, after an intended change.
import { writeFileSync } from "node:fs";
import { packageReports } from "./api-report/entry-points";

for (const [file, text] of packageReports()) writeFileSync(file, text);
