import { readFileSync } from "node:fs";
import { LEFT_OUT_FILE, leftOutFile } from "../../scripts/left-out-arguments";

test("lib has the arguments of the installed bindings; if not, run 'npm run update:arguments'", () => {
  expect(readFileSync(LEFT_OUT_FILE, "utf8")).toBe(leftOutFile());
});
