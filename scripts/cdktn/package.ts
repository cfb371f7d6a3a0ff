import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unpack } from "../package-check/commands";
import { type Manifest, ported, portedManifest } from "./port";

const CODE = /\.(?:ts|js)$/;

/** Writes the package for cdktn into a new folder, made of an archive of the package for cdktf. */
export function writeCdktnPackage(archive: string, folder: string): void {
  const work = mkdtempSync(`${folder}-`);
  try {
    const place = unpack(archive, work);
    for (const file of readdirSync(place, { recursive: true, encoding: "utf8" })) {
      if (CODE.test(file)) change(join(place, file), (code) => ported(file, code));
    }
    change(join(place, "package.json"), (text) =>
      JSON.stringify(portedManifest(JSON.parse(text) as Manifest), undefined, 2),
    );
    copyFileSync(resolve("scripts", "cdktn", "README.md"), join(place, "README.md"));
    cpSync(place, folder, { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function change(file: string, how: (text: string) => string): void {
  writeFileSync(file, how(readFileSync(file, "utf8")));
}
