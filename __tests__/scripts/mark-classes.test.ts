import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markClasses } from "../../scripts/languages/mark-classes";

const types = {
  "example.Shop": { kind: "class", name: "Shop", symbolId: "lib/core/shop:Shop" },
  "example.Colour": { kind: "enum", name: "Colour", symbolId: "lib/core/colour:Colour" },
};

function folderWith(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "mark-classes-"));
  mkdirSync(join(folder, "core"));
  writeFileSync(join(folder, "core", "shop.js"), code);
  return folder;
}

test("a class gets its name of jsii, before the reference to the source map", () => {
  const folder = folderWith("class Shop {}\nexports.Shop = Shop;\n//# sourceMappingURL=shop.js.map\n");
  markClasses(folder, { version: "1.2.3", types });
  const code = readFileSync(join(folder, "core", "shop.js"), "utf8");
  expect(code.endsWith("});\n//# sourceMappingURL=shop.js.map\n")).toBe(true);
  const { Shop } = createRequire(__filename)(join(folder, "core", "shop.js")) as {
    Shop: { [symbol: symbol]: unknown };
  };
  expect(Shop[Symbol.for("jsii.rtti")]).toEqual({ fqn: "example.Shop", version: "1.2.3" });
});

test("a class whose file is missing is an error", () => {
  const folder = mkdtempSync(join(tmpdir(), "mark-classes-"));
  expect(() => {
    markClasses(folder, { version: "1.2.3", types });
  }).toThrow(`example.Shop must be in ${join(folder, "core", "shop.js")}, which does not exist`);
});
