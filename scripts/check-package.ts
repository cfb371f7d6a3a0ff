// Packs the package and uses it as its users do: in a project of cdktf's template, with old and new versions of TypeScript, as
// CommonJS, as an ECMAScript module and in a bundle.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "./languages/pack";
import { tool } from "./package-check/commands";
import { compilerPackages, compileWithAll } from "./package-check/compilers";
import { checkMaps, loadInEveryWay, runBundled } from "./package-check/loading";
import { makeTemplateProject, useTemplateProject } from "./package-check/template-project";

interface Manifest {
  readonly peerDependencies: { [name: string]: string };
  readonly devDependencies: { [name: string]: string };
}

void check();

async function check(): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-package-")));
  try {
    const archive = pack(folder);
    const project = join(folder, "project");
    mkdirSync(project);
    await Promise.all([
      tool("publint", "src/cli.js", "run", archive, "--strict"),
      tool("@arethetypeswrong/cli", "dist/index.js", archive, "--no-color"),
      makeTemplateProject(project, [archive, ...peers(), ...compilerPackages(), "esbuild@0.28"]),
    ]);
    checkMaps(project);
    const use = async () => {
      await useTemplateProject(project);
      await loadInEveryWay(project);
      await runBundled(project);
    };
    await Promise.all([use(), compileWithAll(join(folder, "compilers"), join(project, "node_modules"))]);
    console.log(
      "check:package: the packed library works in a project of cdktf's template and with every compiler",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The peer dependencies, in the versions that this repository uses. */
function peers(): string[] {
  const { peerDependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  return Object.keys(peerDependencies).map((name) => `${name}@${devDependencies[name]}`);
}
