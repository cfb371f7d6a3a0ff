import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "./support/readme";

const ROOT = join(__dirname, "..");

const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), "utf8").replaceAll("\r\n", "\n");

test.each([
  ["python", "python.md", ["python", "hello.py"]],
  ["java", "java-and-go.md", ["java", "Main.java"]],
  ["go", "java-and-go.md", ["go", "main.go"]],
])("the first program in %s of the guide is the example that is synthesized", (language, guide, example) => {
  const programs = blocksOf(join("docs", "guides", guide), language).map(({ code }) => code.split("```")[0]);
  expect(programs).toEqual([textOf("examples", ...example)]);
});
