import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rendered } from "../../lib/access/command/rendered";
import { readLock } from "../../lib/access/lock";
import { blocksOf } from "../support/readme";

test("the drawing of the guide is that of main.ts", () => {
  const reading = readLock(readFileSync(join(__dirname, "..", "..", "access.lock"), "utf8"));
  const facts = "facts" in reading ? reading.facts : [];
  const drawings = blocksOf(join("docs", "guides", "access.md"), "mermaid").map(
    ({ code }) => code.split("```")[0],
  );
  expect(drawings).toEqual([rendered("mermaid", { hasColours: false }, facts)]);
});
