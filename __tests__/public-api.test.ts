import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { packageReports } from "../scripts/api-report/entry-points";

test.each([...packageReports()].map(([file, text]) => ({ name: basename(file), file, text })))(
  "api/$name shows the public API; after an intended change, run `npm run update:api`",
  ({ file, text }) => {
    expect(text).toBe(readFileSync(file, "utf8").replaceAll("\r\n", "\n"));
    expect(text).not.toMatch(/\bany\b/);
  },
);
