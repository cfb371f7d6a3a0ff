// Writes the addresses of main.ts and of the examples to api/addresses/, for the version in package.json.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  ADDRESSES,
  currentAddresses,
  lostAddresses,
  recordedAddresses,
  recordedMoves,
} from "../__tests__/support/addresses";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const current = currentAddresses();
const lost = recordedAddresses().flatMap(([, recorded]) => lostAddresses(recorded, current, recordedMoves()));
if (lost.length > 0) {
  console.error(
    [
      "These addresses are gone. Say in api/addresses/moved.txt and in CHANGELOG.md where they went:",
      ...lost,
    ].join("\n"),
  );
  process.exitCode = 1;
} else {
  writeFileSync(join(ADDRESSES, `${version}.txt`), `${current.join("\n")}\n`);
}
