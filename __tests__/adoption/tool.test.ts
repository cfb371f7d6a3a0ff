import { toolOf } from "../../lib/adoption/tool";

const state = (version?: string, isOpenTofu = false) => ({ resources: [], version, isOpenTofu });

test.each([
  ["1.5.7", false, { isOpenTofu: false, hasRemoved: false, name: "Terraform 1.5.7" }],
  ["1.6.0", false, { isOpenTofu: false, hasRemoved: false, name: "Terraform 1.6.0" }],
  ["1.7.0", false, { isOpenTofu: false, hasRemoved: true, name: "Terraform 1.7.0" }],
  ["1.11.4", false, { isOpenTofu: false, hasRemoved: true, name: "Terraform 1.11.4" }],
  ["1.6.2", true, { isOpenTofu: true, hasRemoved: false, name: "OpenTofu 1.6.2" }],
  ["1.10.0", true, { isOpenTofu: true, hasRemoved: true, name: "OpenTofu 1.10.0" }],
])("knows the tool from a state of version %s (OpenTofu: %s)", (version, isOpenTofu, tool) => {
  expect(toolOf(state(version, isOpenTofu))).toEqual(tool);
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
