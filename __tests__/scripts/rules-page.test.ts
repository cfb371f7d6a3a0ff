import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rulesPage } from "../../scripts/rules-page";

test("docs/rules.md lists the rules as they are; if not, run 'npm run update:rules'", () => {
  expect(readFileSync(join(__dirname, "..", "..", "docs", "rules.md"), "utf8")).toBe(rulesPage());
});
