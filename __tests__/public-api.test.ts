import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { packageReports } from "../scripts/api-report/entry-points";

test.each([...packageReports()].map(([file, text]) => ({ name: basename(file), file, text })))(
  "api/$name tells the public API; where a change is meant, `npm run update:api` writes it",
  ({ file, text }) => {
    expect(text).toBe(readFileSync(file, "utf8").replaceAll("\r\n", "\n"));
    expect(text).not.toMatch(/\bany\b/);
  },
);
