// Packs the package, makes the wheel for Python of it, installs that into a new virtual environment, and synthesizes the examples in
// Python. The JSON must be that of TypeScript.
import { deepStrictEqual } from "node:assert";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App } from "cdktf";
import { ContextKeys } from "cdktf-cloud-run-functions";
import { TODAY } from "../__tests__/support/stack";
import { ApiGatewayExample } from "../examples/api-gateway";
import { ScheduledRunExample } from "../examples/scheduled-run";
import { TwoRegionsExample } from "../examples/two-regions";
import { defineNewerParts } from "./languages/newer-parts";
import { pack } from "./languages/pack";
import { virtualEnvironment, wheelOf } from "./languages/python";
import { documentOf, synthesizeReadme } from "./languages/readme-program";
import { stage } from "./languages/stage";
import { Mails, Pipeline } from "./languages/two-stacks";
import { run } from "./package-check/commands";
import { skip } from "./skip";

// The wheels on PyPI of the npm packages that the README installs.
const BINDINGS = ["cdktf==0.21.0", "cdktf-cdktf-provider-google==16.12.1", "setuptools"];

const EXAMPLES = [
  ["api-gateway", ApiGatewayExample],
  ["scheduled-run", ScheduledRunExample],
  ["two-regions", TwoRegionsExample],
] as const;

const SAID = [
  "shop/hello  caller  group:ops@example.com  role: roles/run.invoker",
  // Errors of methods have the name of the class before them, and those of constructors do not.
  "RuntimeError: InvalidPropError: 'group' must be the email address of a group, like 'ops@example.com', got 'ops'",
  "RuntimeError: 'timeoutSeconds' must be between 1 and 3600, got 4000 [at shop/slow]",
  "TypeError: type of argument email must be str; got NoneType instead",
  "newer: takes over 1 resource",
  // What classes in Python that implement interfaces get to see.
  "own: both calls give own/page/roles--run.invoker:team-ops, own/page/roles--run.invoker:team-ops",
  "own: the target is in example-project",
  "own: the project is example-project",
  "own: the rule sees own/on-config/Resource, own/page/Resource",
  "own/page  caller  group:ops@example.com  role: roles/run.invoker",
  "own/on-config  trigger  google.firebase.remoteconfig.remoteConfig.v1.updated",
];

const folder = realpathSync(mkdtempSync(join(tmpdir(), "check-python-")));
try {
  check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(): void {
  const python = virtualEnvironment(folder, ...BINDINGS);
  if (!python) {
    skip("check:python", "all of it", "Python 3, or the packages of cdktf for it, cannot be had here");
    return;
  }
  const wheel = wheelOf(stage(pack(folder), folder), python, folder);
  run(python, ["-m", "pip", "install", "--quiet", wheel], folder);

  const theirs = join(folder, "python");
  mkdirSync(theirs);
  const script = resolve("scripts", "languages", "synthesize.py");
  const printed = run(python, [script, resolve("examples", "python"), theirs, TODAY], process.cwd());
  const missing = SAID.filter((line) => !printed.split(/\r?\n/).includes(line));
  if (missing.length > 0) throw new Error(`Python must print ${missing.join(" and ")}, got\n${printed}`);

  const ours = join(folder, "typescript");
  synthesize(ours);
  const stacks = [
    ...["api-gateway/api-gateway", "hello/shop", "newer/newer", "pipeline/mails", "pipeline/pipeline"],
    ...["scheduled-run/scheduled-run", "two-regions/two-regions"],
  ];
  deepStrictEqual(stacksIn(theirs), stacks);
  deepStrictEqual(stacksIn(ours), stacks);
  for (const name of stacks) {
    const [app, stack] = name.split("/");
    deepStrictEqual(documentOf(join(theirs, app), stack), documentOf(join(ours, app), stack));
  }
  console.log(`check:python: ${stacks.length} stacks in Python are written as in TypeScript`);
}

/** What synthesize.py synthesizes, but for the stack with classes of its own. */
function synthesize(output: string): void {
  mkdirSync(output);
  const context = { [ContextKeys.TODAY]: TODAY };
  process.env.CDKTF_CONTEXT_JSON = JSON.stringify(context);
  synthesizeReadme(join(output, "hello"));
  const newApp = (name: string) => new App({ outdir: join(output, name), context });
  for (const [name, Example] of EXAMPLES) {
    const app = newApp(name);
    new Example(app, name);
    app.synth();
  }
  const newer = newApp("newer");
  defineNewerParts(newer);
  newer.synth();
  const app = newApp("pipeline");
  new Mails(app, "mails", new Pipeline(app, "pipeline"));
  app.synth();
}

function stacksIn(output: string): string[] {
  return readdirSync(output)
    .flatMap((app) => readdirSync(join(output, app, "stacks")).map((stack) => `${app}/${stack}`))
    .sort();
}
