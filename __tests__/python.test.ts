import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), "utf8").replaceAll("\r\n", "\n");

test("the first program of the guide on other languages is the example that is synthesized in Python", () => {
  const programs = [...textOf("docs", "guides", "python.md").matchAll(/^```python\n([^]*?)^```$/gm)];
  expect(programs.map(([, program]) => program)).toEqual([textOf("examples", "python", "hello.py")]);
});
