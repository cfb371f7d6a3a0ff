import { toolOf } from "../../lib/adoption/tool";

const state = (version?: string, isOpenTofu = false) => ({ resources: [], version, isOpenTofu });

test.each([
  ["1.5.7", false, { name: "Terraform 1.5.7", hasRemoved: false, saysDestroy: false }],
  ["1.6.0", false, { name: "Terraform 1.6.0", hasRemoved: false, saysDestroy: false }],
  ["1.7.0", false, { name: "Terraform 1.7.0", hasRemoved: true, saysDestroy: true }],
  ["1.11.4", false, { name: "Terraform 1.11.4", hasRemoved: true, saysDestroy: true }],
  ["1.6.2", true, { name: "OpenTofu 1.6.2", hasRemoved: false, saysDestroy: false }],
  ["1.7.0", true, { name: "OpenTofu 1.7.0", hasRemoved: true, saysDestroy: false }],
  ["1.9.4", true, { name: "OpenTofu 1.9.4", hasRemoved: true, saysDestroy: false }],
  ["1.10.0", true, { name: "OpenTofu 1.10.0", hasRemoved: true, saysDestroy: true }],
])("knows the tool from a state of version %s (OpenTofu: %s)", (version, isOpenTofu, tool) => {
  const command = isOpenTofu ? "tofu" : "terraform";
  expect(toolOf(state(version, isOpenTofu))).toEqual({ command, ...tool });
});

test("a given version replaces the version that wrote the state", () => {
  expect(toolOf(state("1.4.0"), "1.11").hasRemoved).toBe(true);
  expect(toolOf(state("1.11.0"), "1.6").hasRemoved).toBe(false);
});

test("assumes a version with removed blocks if the state has no version", () => {
  expect(toolOf(state()).hasRemoved).toBe(true);
});

test("refuses a version without import blocks, and text that is no version", () => {
  expect(() => toolOf(state("1.4.6"))).toThrow(
    new Error(
      "'state' must be of Terraform 1.5 or newer, which has import blocks, got '1.4.6'; apply it once with a newer one, or say what will plan with '--terraform VERSION'",
    ),
  );
  expect(() => toolOf(state("1.9.0"), "newest")).toThrow(
    new Error("'terraform' must be a version like '1.11', got 'newest'"),
  );
});
