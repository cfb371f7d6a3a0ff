// Makes the wheel of the package for cdktn, installs it with cdktn and its bindings, and runs the first program in Python. The JSON must be that of
// TypeScript with cdktf, but for the versions.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { EXPECTED_OF_BINDINGS } from "./cdktn/expected";
import { nodeFor } from "./cdktn/node";
import { differencesOf, type Json } from "./cdktn/output";
import { portedPython, VERSIONS } from "./cdktn/port";
import { whyNoCdktn } from "./cdktn/registry";
import { wheelForCdktn } from "./cdktn/wheel";
import { virtualEnvironment } from "./languages/python";
import { documentOf, synthesizeReadme } from "./languages/readme-program";
import { run } from "./package-check/commands";
import { skip } from "./skip";

// cdktn 0.24 needs 22.11.
const NODE = "22.23.3";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-cdktn-python-")));
try {
  check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(): void {
  const { cdktn, bindings } = VERSIONS;
  const wheels = [`cdktn==${cdktn}`, `cdktn-provider-google==${bindings}`, "setuptools"];
  const unreachable = whyNoCdktn();
  if (unreachable !== undefined) {
    skip("check:cdktn:python", "all of it", unreachable);
    return;
  }
  const python = virtualEnvironment(folder, ...wheels);
  if (!python) {
    skip("check:cdktn:python", "all of it", "Python 3, or the packages of cdktn for it, cannot be had here");
    return;
  }
  const wheel = wheelForCdktn(python, folder);
  run(python, ["-m", "pip", "install", "--quiet", wheel], folder);

  const [ours, theirs] = ["typescript", "python"].map((name) => join(folder, name));
  const program = join(folder, "hello.py");
  writeFileSync(program, portedPython(readFileSync(join("examples", "python", "hello.py"), "utf8")));
  process.env.CDKTF_OUTDIR = theirs;
  // The runtime of jsii starts node by its name.
  process.env.PATH = [dirname(nodeFor(NODE, folder)), process.env.PATH].join(delimiter);
  run(python, [program], process.cwd());
  synthesizeReadme(ours);
  const [expected, written] = [ours, theirs].map((output) => ({ hello: documentOf(output, "shop") as Json }));
  const differences = differencesOf(expected, written).filter(
    (line) => !EXPECTED_OF_BINDINGS.some((each) => each.test(line)),
  );
  for (const difference of differences) console.error(`check:cdktn:python: ${difference} in Python`);
  if (differences.length > 0) process.exitCode = 1;
  else
    console.log(`check:cdktn:python: the first program is written by cdktn ${cdktn} in Python as by cdktf`);
}
