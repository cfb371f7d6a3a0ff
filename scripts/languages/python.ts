import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../package-check/commands";
import { writeSources } from "./pacmak";

/** Makes the wheel of a staged package. Returns its path. */
export function wheelOf(place: string, python: string, folder: string): string {
  const sources = join(folder, "sources");
  writeSources(place, sources, "python");
  const wheels = join(folder, "wheels");
  run(python, ["-m", "pip", "wheel", "--quiet", "--no-deps", "-w", wheels, join(sources, "python")], folder);
  const [wheel] = readdirSync(wheels);
  return join(wheels, wheel);
}

/** Makes a virtual environment with packages. Returns its interpreter; undefined where Python or its registry is missing. */
export function virtualEnvironment(folder: string, ...packages: string[]): string | undefined {
  const place = join(folder, "environment");
  const windows = process.platform === "win32";
  const python = windows ? join(place, "Scripts", "python.exe") : join(place, "bin", "python");
  try {
    run(windows ? "python" : "python3", ["-m", "venv", place], folder);
    // pip compiles one file after the other, and there are thousands.
    run(python, ["-m", "pip", "install", "--quiet", "--no-compile", ...packages], folder);
  } catch (error) {
    console.error(String(error));
    return undefined;
  }
  run(python, ["-m", "compileall", "-q", "-j", "0", join(place, windows ? "Lib" : "lib")], folder);
  return python;
}
