import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DeployedCode } from "./deployed-code";
import type { Framework } from "./function-server";

/** A language whose functions can be started here: installs what the code asks for, and says how to start it. */
interface LanguageTools {
  readonly language: string;
  readonly runtimes: RegExp;

  /** Undefined where something is missing on this machine. */
  readonly install: (folder: string, code: DeployedCode[]) => Framework | undefined;
}

export const LANGUAGES: LanguageTools[] = [
  {
    language: "Node.js",
    runtimes: /^nodejs/,
    install: (folder, code) => {
      const manifests = code
        .map((each) => join(each.folder, "package.json"))
        .filter((path) => existsSync(path));
      const dependencies = Object.assign(
        {},
        ...manifests.map(
          (path) => (JSON.parse(readFileSync(path, "utf8")) as { dependencies?: object }).dependencies,
        ),
      ) as object;
      writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
      const npm = process.env.npm_execpath ?? "";
      const options = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];
      if (!succeeds(process.execPath, [npm, "install", ...options], folder)) return undefined;
      const framework = join(
        folder,
        "node_modules",
        "@google-cloud",
        "functions-framework",
        "build",
        "src",
        "main.js",
      );
      return { command: process.execPath, args: [framework] };
    },
  },
  {
    language: "Python",
    runtimes: /^python/,
    install: (folder, code) => {
      const environment = join(folder, "venv");
      if (!succeeds("python3", ["-m", "venv", environment], folder)) return undefined;
      const bin = join(environment, process.platform === "win32" ? "Scripts" : "bin");
      const lists = code.map((each) => join(each.folder, "requirements.txt")).flatMap((path) => ["-r", path]);
      if (!succeeds(join(bin, "python"), ["-m", "pip", "install", "--quiet", ...lists], folder))
        return undefined;
      return { command: join(bin, "functions-framework"), args: [] };
    },
  },
];

function succeeds(command: string, args: string[], cwd: string): boolean {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) console.error(stderr);
  return status === 0;
}
