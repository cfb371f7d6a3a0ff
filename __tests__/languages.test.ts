import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "./support/readme";

const ROOT = join(__dirname, "..");

const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), "utf8").replaceAll("\r\n", "\n");

test.each([
  ["python", "python.md", ["python/hello.py", "python/test_hello.py"]],
  ["java", "java-and-go.md", ["java/Main.java"]],
  ["go", "java-and-go.md", ["go/main.go"]],
])("the programs in %s of the guide are the examples that are run", (language, guide, examples) => {
  const programs = blocksOf(join("docs", "guides", guide), language).map(({ code }) => code.split("```")[0]);
  expect(programs).toEqual(examples.map((path) => textOf("examples", path)));
});
