import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Lazy, Testing } from "cdktf";
import type { AdoptionBlocks } from "../../lib/adoption/adoption-blocks";
import { adoptionText } from "../../lib/adoption/adoption-file";
import { Adoption } from "../../lib/state/adoption";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

const folder = mkdtempSync(join(tmpdir(), "adoption-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FUNCTION = "google_cloudfunctions2_function.orders_46FA7C19";
const NONE: AdoptionBlocks = { moved: [], import: [], removed: [] };

/** The path of an adoption file for a stack. */
function file(blocks: Partial<AdoptionBlocks>, stack = "shop"): string {
  const path = join(folder, "adoption.json");
  writeFileSync(path, adoptionText({ [stack]: { ...NONE, ...blocks } }));
  return path;
}

function newShop() {
  const stack = newStack();
  newFunction(stack, "orders");
  return stack;
}

test("adds the blocks of the file to the stack, and keeps its other blocks", () => {
  const stack = newShop();
  stack.addOverride("moved", [{ from: "google_pubsub_topic.a", to: "google_pubsub_topic.b" }]);
  const adoption = Adoption.of(
    stack,
    file({
      moved: [{ from: 'module.f["a"].google_cloudfunctions2_function.this', to: FUNCTION }],
      import: [{ to: "google_storage_bucket.cloud-run-functions_source_6A6F9C0C", id: "a ${strange} id" }],
      removed: [{ from: "google_pubsub_topic.old", lifecycle: { destroy: false } }],
    }),
  );
  expect(adoption.count).toBe(2);
  const json = JSON.parse(Testing.synth(stack, true)) as { [kind: string]: unknown };
  expect({ moved: json.moved, import: json.import, removed: json.removed }).toEqual({
    moved: [
      { from: 'module.f["a"].google_cloudfunctions2_function.this', to: FUNCTION },
      { from: "google_pubsub_topic.a", to: "google_pubsub_topic.b" },
    ],
    import: [{ to: "google_storage_bucket.cloud-run-functions_source_6A6F9C0C", id: "a $${strange} id" }],
    removed: [{ from: "google_pubsub_topic.old", lifecycle: { destroy: false } }],
  });
});

test("blocks are written as HCL, too", () => {
  const stack = newShop();
  const id = "projects/example-project/topics/a ${strange} id";
  Adoption.of(
    stack,
    file({
      moved: [{ from: 'module.f["a"].google_cloudfunctions2_function.this', to: FUNCTION }],
      import: [{ to: "google_storage_bucket.cloud-run-functions_source_6A6F9C0C", id }],
    }),
  );
  const { hcl } = stack.toHclTerraform() as { hcl: string };
  expect(hcl.replace(/[ \n]+/g, " ")).toContain(
    `moved { from = module.f["a"].google_cloudfunctions2_function.this to = ${FUNCTION} }`,
  );
  expect(hcl.replace(/[ \n]+/g, " ")).toContain(
    'import { to = google_storage_bucket.cloud-run-functions_source_6A6F9C0C id = "projects/example-project/topics/a $${strange} id" }',
  );
});

test("refuses HCL, in which cdktf writes no removed blocks, so that Terraform would destroy", () => {
  const stack = newShop();
  Adoption.of(stack, file({ removed: [{ from: "google_pubsub_topic.old" }] }));
  expect(() => stack.toHclTerraform() as object).toThrow(
    new Error(
      "'--hcl' must not be given to 'cdktf synth' for a stack that forgets resources, got HCL, in which cdktf writes no 'removed' blocks [at shop]",
    ),
  );
});

test("a file without blocks adds nothing", () => {
  const stack = newShop();
  const before = Testing.synth(stack);
  Adoption.of(stack, file({}));
  expect(Testing.synth(stack)).toBe(before);
});

test("each synthesis reminds the user to delete the file", () => {
  const stack = newShop();
  const path = file({ moved: [{ from: "google_cloudfunctions2_function.old", to: FUNCTION }] });
  Adoption.of(stack, path);
  expect(stack.node.metadata.map(({ data }) => String(data))).toContain(
    `${path} takes over 1 resource; once it was applied, delete it and the call of Adoption.of`,
  );
});

describe("throws an error for", () => {
  test("a missing file, and a file that is no adoption file", () => {
    expect(() => Adoption.of(newShop(), "no.json")).toThrow(
      new Error(
        "'file' must be an adoption file, got 'no.json', which cannot be read; write it with 'cdktf-cloud-run-functions adopt' [at shop]",
      ),
    );
    const path = join(folder, "other.json");
    writeFileSync(path, "secret");
    expect(() => Adoption.of(newShop(), path)).toThrow(
      new Error(
        "'file' must be an adoption file, got other text; write it with 'cdktf-cloud-run-functions adopt' [at shop]",
      ),
    );
  });

  test("a path that only Terraform knows", () => {
    expect(() => Adoption.of(newShop(), Lazy.stringValue({ produce: () => "x" }))).toThrow(
      new Error("'file' must be a path known at synthesis, got a token [at shop]"),
    );
  });

  test("a file of another stack, and a second file", () => {
    const path = file({}, "sales");
    expect(() => Adoption.of(newShop(), path)).toThrow(
      new Error(`'file' must have blocks for 'shop', got '${path}' with those for 'sales' [at shop]`),
    );
    const stack = newShop();
    Adoption.of(stack, file({}));
    expect(() => Adoption.of(stack, path.replace("sales", "shop"))).toThrow(
      new Error(`'file' must be the only one of its stack, got '${path}' as well [at shop]`),
    );
  });

  test("an address that the stack does not define, because Terraform would destroy the resource", () => {
    const stack = newShop();
    const path = file({ moved: [{ from: "google_pubsub_topic.a", to: "google_pubsub_topic.gone" }] });
    Adoption.of(stack, path);
    expect(() => Testing.synth(stack, true)).toThrow(
      `'file' must name resources that the stack defines, got 'google_pubsub_topic.gone' in '${path}'; run 'cdktf-cloud-run-functions adopt' again [at shop]`,
    );
  });
});
