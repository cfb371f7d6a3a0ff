import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lock, packagesWithoutIntegrity } from "../../scripts/lock-integrity";

test("the lock file has the digest of every package that npm downloads; `npm run update:lock` adds missing ones", () => {
  const lock = JSON.parse(readFileSync(join(__dirname, "..", "..", "package-lock.json"), "utf8")) as Lock;
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(packagesWithoutIntegrity(lock)).toEqual([]);
});

test("a package without a digest is found, unless it comes with another one or is a folder of this repository", () => {
  const packages = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-abc" },
    "node_modules/b": { version: "1.0.0" },
    "node_modules/a/node_modules/c": { version: "1.0.0", inBundle: true },
    "node_modules/d": { version: "1.0.0", link: true },
  };
  expect(packagesWithoutIntegrity({ packages })).toEqual(["node_modules/b"]);
});
