// Makes the wheel for Python from the packed package, into dist-languages/. The argument `cdktn` makes that of the package for cdktn.
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { wheelForCdktn } from "./cdktn/wheel";
import { pack } from "./languages/pack";
import { virtualEnvironment, wheelOf } from "./languages/python";
import { stage } from "./languages/stage";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "build-python-")));
try {
  const python = virtualEnvironment(folder, "setuptools");
  if (!python) throw new Error("Python 3 with venv, and its registry, must be at hand");
  const wheel =
    process.argv[2] === "cdktn"
      ? wheelForCdktn(python, folder)
      : wheelOf(stage(pack(folder), folder), python, folder);
  mkdirSync("dist-languages", { recursive: true });
  const target = join("dist-languages", basename(wheel));
  copyFileSync(wheel, target);
  console.log(target);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
