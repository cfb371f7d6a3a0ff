import type { AdoptionBlocks } from "../../lib/adoption/adoption-blocks";
import { adoptionText, readAdoption } from "../../lib/adoption/adoption-file";

const BLOCKS: AdoptionBlocks = {
  moved: [
    { from: 'module.functions["a\\"b"].google_pubsub_topic.this[0]', to: "google_pubsub_topic.orders" },
    { from: "google_pubsub_topic.a", to: 'google_pubsub_topic.b["x"]' },
  ],
  import: [{ to: "google_pubsub_topic.other", id: "projects/example-project/topics/other" }],
  removed: [
    { from: "google_pubsub_topic.old", lifecycle: { destroy: false } },
    { from: "module.m.google_pubsub_topic.old" },
  ],
};

test("a file has one block per line, and is read back unchanged", () => {
  const text = adoptionText({ shop: BLOCKS });
  expect(readAdoption(text).shop).toEqual({
    ...BLOCKS,
    moved: [...BLOCKS.moved].reverse(),
    removed: [...BLOCKS.removed],
  });
  expect(text.split("\n").filter((line) => line.includes('"to"') || line.includes('"from"'))).toHaveLength(5);
});

test("the order of blocks does not change the text", () => {
  const turned = { ...BLOCKS, moved: [...BLOCKS.moved].reverse(), removed: [...BLOCKS.removed].reverse() };
  expect(adoptionText({ shop: turned })).toBe(adoptionText({ shop: BLOCKS }));
});

const REMEDY = "write it with 'cdktf-cloud-run-functions adopt'";

test.each([
  ["{", `'file' must be an adoption file, got other text; ${REMEDY}`],
  ["[]", `'file' must be an adoption file, got other text; ${REMEDY}`],
  ["{}", `'file' must be an adoption file of version 1, got JSON without a version; ${REMEDY}`],
  [
    '{"version":2,"stacks":{}}',
    `'file' must be an adoption file of version 1, got one of version 2; ${REMEDY}`,
  ],
])("%s is no adoption file", (text, message) => {
  expect(() => readAdoption(text)).toThrow(new Error(message));
});

test.each([
  ["moved", [{ from: "google_pubsub_topic.a" }]],
  ["moved", [{ from: "google_pubsub_topic.a", to: "${google_pubsub_topic.b}" }]],
  ["moved", [{ from: "data.google_pubsub_topic.a.b", to: "google_pubsub_topic.b" }]],
  ["moved", {}],
  ["import", [{ to: "google_pubsub_topic.a", id: "" }]],
  ["import", ["google_pubsub_topic.a"]],
  ["removed", [{ from: "google_pubsub_topic.a", lifecycle: { destroy: true } }]],
])("refuses a %s block that 'adopt' does not write: %j", (kind, blocks) => {
  expect(() => readAdoption(JSON.stringify({ version: 1, stacks: { shop: { [kind]: blocks } } }))).toThrow(
    new Error(`'file' must have ${kind} blocks with addresses and ids for 'shop', got others; ${REMEDY}`),
  );
});
