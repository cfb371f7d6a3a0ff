import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { documentOf } from "../languages/readme-program";
import { runBeside } from "../package-check/commands";

/** Synthesizes the app in a folder with cdktn-cli. Returns what is written of the stack of the README. */
export async function synthesizeByCli(cli: string, node: string, folder: string): Promise<unknown> {
  const output = join(folder, "cdktf.out");
  rmSync(output, { recursive: true, force: true });
  await runBeside([cli, "synth"], folder, node);
  return documentOf(output, "shop");
}

/** The program of cdktn-cli in a project. */
export function cliIn(project: string): string {
  const place = join(project, "node_modules", "cdktn-cli");
  const { bin } = JSON.parse(readFileSync(join(place, "package.json"), "utf8")) as {
    bin: { cdktn: string };
  };
  return join(place, bin.cdktn);
}
