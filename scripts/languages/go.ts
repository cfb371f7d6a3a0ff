import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../package-check/commands";
import { installedVersion, manifestOf } from "./manifest";

/** The module of the bindings of the Google provider. */
const GOOGLE = "github.com/cdktf/cdktf-provider-google-go/google/v16";

/** What the modules that jsii-pacmak makes need, by the packages of npm of the same version. */
const PUBLISHED = {
  "github.com/hashicorp/terraform-cdk-go/cdktf": "cdktf",
  "github.com/aws/constructs-go/constructs/v10": "constructs",
  "github.com/aws/jsii-runtime-go": "jsii-pacmak",
};

/** The folders of the modules that jsii-pacmak makes. */
export interface GoModules {
  readonly bindings: string;
  readonly library: string;
}

/** Fetches the published modules. Returns why they, or Go, cannot be had; undefined where they can. */
export function fetchForGo(folder: string): string | undefined {
  const place = join(folder, "published");
  writeModule(place, published());
  try {
    run("go", ["version"], place);
    run("go", ["mod", "download"], place);
  } catch (error) {
    return String(error);
  }
  return undefined;
}

/** Compiles a program against the modules, and runs it. Returns what it printed. */
export function runGo(program: string, { bindings, library }: GoModules, folder: string): string {
  const { jsii, version } = manifestOf(process.cwd());
  const own = `${jsii.targets.go.moduleName}/${jsii.targets.go.packageName}`;
  const place = join(folder, "program");
  writeModule(place, [
    ...published(),
    `require ${own} v${version}`,
    `require ${GOOGLE} v${installedVersion("@cdktf/provider-google")}`,
    `replace ${own} => ${library}`,
    `replace ${GOOGLE} => ${bindings}`,
  ]);
  cpSync(program, join(place, "main.go"));
  const binary = join(place, process.platform === "win32" ? "shop.exe" : "shop");
  run("go", ["build", "-mod=mod", "-o", binary, "."], place);
  return run(binary, [], process.cwd());
}

function published(): string[] {
  return Object.entries(PUBLISHED).map(([module, name]) => `require ${module} v${installedVersion(name)}`);
}

function writeModule(place: string, lines: string[]): void {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "go.mod"), ["module example.com/shop", "go 1.23", ...lines, ""].join("\n"));
}
