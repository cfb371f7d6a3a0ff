import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

interface Manifest {
  readonly version: string;
  readonly packageManager: string;
  readonly scripts: { [name: string]: string };
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;

test("the package holds the library with its sources, its command, its schemas and policies, the changelog, the README and the license, and nothing else", () => {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [{ files }] = JSON.parse(stdout) as { files: { path: string }[] }[];
  const others = files
    .map(({ path }) => path)
    .filter((path) => !/^(bin|dist|lib|policies|schemas)\//.test(path));
  expect(others.sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
  expect(files.filter(({ path }) => path.startsWith("lib/") && !path.endsWith(".ts"))).toEqual([]);
});

test("nothing runs where somebody installs the package", () => {
  const installing = ["preinstall", "install", "postinstall", "prepare"];
  expect(installing.filter((name) => name in manifest.scripts)).toEqual([]);
});

test("npm is the package manager, in one version", () => {
  expect(manifest.packageManager).toMatch(/^npm@\d+\.\d+\.\d+$/);
});

test("the changelog has a section for what is not released, and one for this version", () => {
  const sections = [...readFileSync(join(ROOT, "CHANGELOG.md"), "utf8").matchAll(/^## (.*)$/gm)].map(
    ([, title]) => title,
  );
  expect(sections[0]).toBe("Unreleased");
  expect(sections).toContain(manifest.version);
});
