import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { blocksOf } from "../../__tests__/support/readme";
import { npm, run, runBeside } from "../package-check/commands";
import { ported } from "./port";

/** The apps that are synthesized, with what they import. */
const APPS = [
  "main.ts",
  "examples",
  "__tests__/support/examples.ts",
  "scripts/cdktn/every-app.ts",
  "scripts/cdktn/shop-and-reports.ts",
  "scripts/languages/two-stacks.ts",
];

/** What the apps read while they are synthesized: the code of functions, and the folders beside the examples. */
const READ = [
  "functions",
  ...readdirSync("examples", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `examples/${name}`),
];

const OPTIONS = {
  ...{ target: "ES2022", module: "node16", types: ["node"] },
  ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
};

const TSC = resolve("node_modules", "typescript", "bin", "tsc");

/** A folder with the apps as users write them, beside the packages that they install. */
export class UserApp {
  /** @param imports - the CDK that the code imports */
  constructor(
    public readonly folder: string,
    imports: "cdktf" | "cdktn",
  ) {
    for (const path of APPS) {
      for (const file of path.endsWith(".ts") ? [path] : scriptsIn(path)) {
        const code = readFileSync(file, "utf8");
        write(join(folder, "src", file), imports === "cdktf" ? code : withoutPins(ported(file, code)));
      }
    }
    const [{ code }] = blocksOf("README.md");
    write(join(folder, "src", "readme.ts"), imports === "cdktf" ? code : ported("readme.ts", code));
    write(join(folder, "cdktf.json"), JSON.stringify({ language: "typescript", app: "node out/readme.js" }));
    for (const path of READ) cpSync(path, join(folder, path), { recursive: true });
  }

  /** Installs what a manifest asks for, and the types of Node.js of this repository. */
  public install(manifest: object): void {
    write(join(this.folder, "package.json"), JSON.stringify({ private: true, ...manifest }));
    npm(this.folder, "install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts");
    for (const name of ["@types/node", "undici-types"]) {
      cpSync(resolve("node_modules", name), join(this.folder, "node_modules", name), { recursive: true });
    }
  }

  /** Compiles the apps, by default as strictly as a user can. */
  public async compile(options = {}): Promise<void> {
    const compilerOptions = { ...OPTIONS, ...options, outDir: "out", rootDir: "src" };
    await this.compileProject("apps", { compilerOptions, include: ["src"] });
  }

  /** Compiles the sources in a package against what is installed here, as this repository does. */
  public async compileSources(name: string): Promise<void> {
    cpSync(join(this.folder, "node_modules", name, "lib"), join(this.folder, "lib"), { recursive: true });
    const { compilerOptions } = JSON.parse(readFileSync("tsconfig.json", "utf8")) as {
      compilerOptions: object;
    };
    const own = { ...compilerOptions, types: ["node"], paths: {} };
    await this.compileProject("lib", { compilerOptions: own, include: ["lib"] });
  }

  /** Synthesizes the apps into a new folder. */
  public synthesize(node: string, output: string, today: string): void {
    mkdirSync(output);
    run(node, [join(this.folder, "out", "scripts", "cdktn", "every-app.js"), output, today], this.folder);
  }

  private async compileProject(name: string, project: object): Promise<void> {
    const file = join(this.folder, `${name}.json`);
    write(file, JSON.stringify(project));
    await runBeside([TSC, "-p", file], this.folder);
  }
}

/** The bindings are made from a newer version than the apps pin. */
function withoutPins(code: string): string {
  return code.replace(/^ *GoogleProviderVersion\.pin\(.*\n/gm, "");
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
