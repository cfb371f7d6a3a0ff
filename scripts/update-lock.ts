// Asks the registry for the digests that npm leaves out of the lock file: those of packages for other platforms.
import { readFileSync, writeFileSync } from "node:fs";
import { type Lock, packagesWithoutIntegrity } from "./lock-integrity";
import { npm } from "./package-check/commands";

const LOCK = "package-lock.json";

const lock = JSON.parse(readFileSync(LOCK, "utf8")) as Lock;
for (const path of packagesWithoutIntegrity(lock)) {
  const { name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), version } =
    lock.packages[path];
  const integrity = npm(process.cwd(), "view", `${name}@${version}`, "dist.integrity").trim();
  if (!integrity.startsWith("sha512-"))
    throw new Error(`the registry must know the digest of ${name}@${version}`);
  lock.packages[path].integrity = integrity;
}
writeFileSync(LOCK, `${JSON.stringify(lock, undefined, 2)}\n`);
