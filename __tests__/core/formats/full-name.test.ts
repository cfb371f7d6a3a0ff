import { TerraformVariable } from "cdktf";
import { fits } from "../../../lib/core/formats/format";
import { fullName } from "../../../lib/core/formats/full-name";
import { newStack } from "../../support/stack";

const said = { what: "a full name", source: "https://example.com" };
const parts = { project: /^[a-z-]+$/, topic: /^a|b$/ };
const TOPIC = fullName("projects/{project}/topics/{topic}", parts, said);
const TOPIC_OR_NONE = fullName("projects/{project}/topics/{topic}", parts, { ...said, or: /^none$/ });

test("accepts a full name by its template and the patterns of its parts", () => {
  const texts = [
    "projects/p/topics/a",
    "projects/p/topics/b",
    "projects/p/topics/c",
    "projects//topics/a",
    "a",
    "none",
  ];
  expect(texts.filter((text) => fits(text, TOPIC))).toEqual(texts.slice(0, 2));
  expect(["xprojects/p/topics/a", "projects/p/topics/ax"].some((text) => fits(text, TOPIC))).toBe(false);
});

test("accepts the alternative", () => {
  const texts = ["projects/p/topics/a", "none", "nones", "projects/p/topics/none"];
  expect(texts.filter((text) => fits(text, TOPIC_OR_NONE))).toEqual(["projects/p/topics/a", "none"]);
});

test("reads the parts by their names", () => {
  expect(TOPIC.partsOf("projects/example-project/topics/a")).toEqual({
    project: "example-project",
    topic: "a",
  });
});

test("reads the known parts next to tokens", () => {
  const token = new TerraformVariable(newStack(), "value", {}).stringValue;
  const texts = [
    `projects/${token}/topics/a`,
    "projects/p/topics/${var.topic}",
    `projects/p-${token}/topics/b`,
  ];
  expect(texts.map((text) => TOPIC.partsOf(text))).toEqual([
    { topic: "a" },
    { project: "p" },
    { topic: "b" },
  ]);
});

test.each(["a", "", undefined, "projects/${var.project}/subscriptions/a", "${var.topic}"])(
  "reads no parts of %p",
  (text) => {
    expect(TOPIC.partsOf(text)).toBeUndefined();
  },
);

test("reads no parts of the alternative", () => {
  expect(TOPIC_OR_NONE.partsOf("none")).toBeUndefined();
});
