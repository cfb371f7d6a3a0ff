import { run } from "../package-check/commands";

/** Makes the sources for other languages of a staged package, in a folder for each: `java`, `go`, … */
export function writeSources(place: string, folder: string, ...languages: string[]): void {
  const pacmak = require.resolve("jsii-pacmak/bin/jsii-pacmak");
  const options = ["--code-only", "--outdir", folder, "--targets", ...languages];
  run(process.execPath, [pacmak, place, ...options], process.cwd());
}
