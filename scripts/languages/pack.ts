import { join } from "node:path";
import { npm } from "../package-check/commands";

/** Packs the package into a folder. Returns the path of the archive. */
export function pack(folder: string): string {
  const printed = npm(process.cwd(), "pack", "--json", "--pack-destination", folder);
  const [{ filename }] = JSON.parse(printed) as { filename: string }[];
  return join(folder, filename);
}
