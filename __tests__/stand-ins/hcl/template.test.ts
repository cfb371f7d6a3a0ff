import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { template } from "../../../stand-ins/hcl/template";
import { describeTerraform } from "../../terraform/describe-terraform";
import { runTerraform } from "../../terraform/terraform-command";

/** Texts without expressions in a JSON configuration, and what Terraform reads. */
const TEXTS: [source: string, text: string][] = [
  ["orders", "orders"],
  ["", ""],
  ["$${x} and %%{if}", "${x} and %{if}"],
  ["$$${x}", "$${x}"],
  ["$", "$"],
  ["100 % of $5", "100 % of $5"],
  ["$$ and %% and {}", "$$ and %% and {}"],
  ['a "quoted" \\ text', 'a "quoted" \\ text'],
  ["日本 😀", "日本 😀"],
];

/** Texts with expressions, and their references. */
const EXPRESSIONS: [source: string, references: string[]][] = [
  ["${var.text}", ["var.text"]],
  ["a ${var.text} and ${local.list[0]}", ["var.text", "local.list[0]"]],
  ["${lower(var.text)}", ["var.text"]],
  ['${join("-", [local.list[0], "a}b"])}', ["local.list[0]"]],
  ['${lower("x ${var.text} y")}', ["var.text"]],
  ["${jsonencode({ key = var.text })}", ["var.text"]],
  ["${true}", []],
];

/** Texts that Terraform reads as an invalid expression. */
const PROBLEMS: [source: string, problem: string][] = [
  ["${var.text", 'an expression does not end: "${var.text"'],
  ["${}", "an empty expression"],
  ["${unheard(var.text)}", "an unknown function: unheard"],
  ["%{if true}", 'a template directive: "%{if true}"'],
];

test.each(TEXTS)("%j is the text %j", (source, text) => {
  expect(template(source)).toEqual({ text, references: [], problems: [] });
});

test.each(EXPRESSIONS)("%j refers to %j", (source, references) => {
  expect(template(source)).toEqual({ text: undefined, references, problems: [] });
});

test.each(PROBLEMS)("%j holds %s", (source, problem) => {
  expect({ ...template(source), references: [] }).toEqual({ references: [], problems: [problem] });
});

describeTerraform("terraform", () => {
  const directory = mkdtempSync(join(tmpdir(), "template-"));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  function write(sources: string[]): void {
    const output = Object.fromEntries(sources.map((value, index) => [`t${String(index)}`, { value }]));
    const locals = { list: ["first"] };
    const stack = { variable: { text: { default: "some-text" } }, locals, output };
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(stack));
  }

  test("reads the same texts, and accepts the same expressions", async () => {
    write([...TEXTS, ...EXPRESSIONS].map(([source]) => source));
    await runTerraform(directory, {}, "apply", "-json", "-input=false", "-auto-approve");
    const read = JSON.parse(await runTerraform(directory, {}, "output", "-json")) as {
      [name: string]: { value: unknown };
    };
    expect(TEXTS.map((_, index) => read[`t${String(index)}`].value)).toEqual(TEXTS.map(([, text]) => text));
  });

  test.each(PROBLEMS)("also refuses %j", async (source) => {
    write([source]);
    await expect(runTerraform(directory, {}, "validate", "-json")).rejects.toThrow();
  });
});
