import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compileFunction, Script } from "node:vm";
import { Testing } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Runtime,
  TODAY_CONTEXT,
} from "cdktf-cloud-run-functions";
import { blocksOf, compileErrors, isProgram, pages, programOf, textOf, transpiled } from "./support/readme";
import { newStack, TODAY } from "./support/stack";

interface SynthesizedStack {
  readonly resource: { [type: string]: { [name: string]: object } };
}

const programs = pages().flatMap((page) =>
  blocksOf(page).map((block): [string, string, string] => [
    page,
    block.heading,
    isProgram(block) ? block.code : programOf(block),
  ]),
);

/** What cdktf tells a user about a stack. */
interface Manifest {
  readonly stacks: {
    readonly [name: string]: { readonly annotations: readonly { readonly message: string }[] };
  };
}

/** Runs a program like cdktf, on the date of the tests, and returns the JSON of its first stack. */
function synthesized(code: string): SynthesizedStack {
  return outputOf(code).first;
}

/** What a program tells a user about its stacks when it is run. */
function toldBy(code: string): string[] {
  return Object.values(outputOf(code).manifest.stacks).flatMap(({ annotations }) =>
    annotations.map(({ message }) => message),
  );
}

function outputOf(code: string): { readonly first: SynthesizedStack; readonly manifest: Manifest } {
  const output = mkdtempSync(join(tmpdir(), "readme-"));
  const env = { ...process.env };
  Object.assign(process.env, {
    CDKTF_OUTDIR: output,
    CDKTF_CONTEXT_JSON: JSON.stringify({ [TODAY_CONTEXT]: TODAY }),
  });
  try {
    (compileFunction(transpiled(code), ["require", "exports"]) as (...args: unknown[]) => void)(require, {});
    const [stack] = readdirSync(join(output, "stacks"));
    const read = (...path: string[]) => JSON.parse(readFileSync(join(output, ...path), "utf8")) as unknown;
    return {
      first: read("stacks", stack, "cdk.tf.json") as SynthesizedStack,
      manifest: read("manifest.json") as Manifest,
    };
  } finally {
    process.env = env;
    rmSync(output, { recursive: true, force: true });
  }
}

test("the blocks of the README and the guides compile", () => {
  expect(compileErrors(programs.map(([, , code]) => code))).toEqual([]);
});

test.each(programs)("the block of %s under '%s' synthesizes", (_page, _heading, code) => {
  expect(synthesized(code).resource).toBeDefined();
});

// A fragment leaves out who calls the functions of the frame.
test("no block of the guide to API Gateway is warned of, but of callers that it leaves out", () => {
  const blocks = programs.filter(([page]) => page.endsWith("api-gateway.md"));
  expect(blocks).not.toEqual([]);
  const told = ([, heading, code]: (typeof blocks)[number]) => [
    heading,
    toldBy(code).filter((message) => !message.endsWith("(no-callers)")),
  ];
  expect(blocks.map(told)).toEqual(blocks.map(([, heading]) => [heading, []]));
});

test("the first program creates exactly the resources of the table below it", () => {
  const [first] = blocksOf("README.md");
  const { resource } = synthesized(first.code);
  const made = Object.entries(resource).flatMap(([type, ofType]) =>
    Object.keys(ofType).map((name) => `${type}.${name}`),
  );
  const told = [...textOf("README.md").matchAll(/^\| `((?:google|time)_[^`…]*)`/gm)].map(
    ([, address]) => address,
  );
  // One row of the table stands for the three grants of the build.
  const ofBuild = made.filter((address) => address.includes("project_iam_member."));
  expect(ofBuild).toHaveLength(3);
  expect(made.filter((address) => !ofBuild.includes(address)).sort()).toEqual(told.sort());
});

test("the README begins with the real error for a network path that the ingress settings do not admit", () => {
  const stack = newStack();
  const [orders, report] = ["orders", "nightly-report"].map(
    (id) =>
      new CloudRunFunction(stack, id, {
        runtime: Runtime.NODEJS_22,
        entryPoint: "handle",
        source: FunctionSource.inline({ "index.js": "exports.handle = () => {};" }),
        ingress: IngressSettings.INTERNAL,
      }),
  );
  const quoted = blocksOf("README.md", "")[0].code.trim().replaceAll("\n", " ");
  expect(() => {
    orders.grantInvoke(report);
    Testing.synth(stack, true);
  }).toThrow(quoted);
});

test("blocks of JavaScript, JSON and Python have valid syntax", () => {
  for (const page of pages()) {
    for (const { code } of blocksOf(page, "js")) expect(() => new Script(code)).not.toThrow();
    for (const { code } of blocksOf(page, "json")) expect(() => JSON.parse(code) as unknown).not.toThrow();
    for (const { code } of blocksOf(page, "python")) {
      const { error, status } = spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], {
        input: code,
      });
      if (!error) expect(status).toBe(0);
    }
  }
});

test("links lead to files and headings that exist", () => {
  const anchorsOf = (page: string) =>
    [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replace(/ /g, "-"),
    );
  const broken = pages().flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:)([^)]*)\)/g)]
      .filter(([, link]) => {
        const [path, anchor] = link.split("#");
        const file = path ? join(page, "..", path) : page;
        return !existsSync(resolve(file)) || (link.includes("#") && !anchorsOf(file).includes(anchor));
      })
      .map(([link]) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test("every guide is in the list of guides", () => {
  const guides = pages().filter((page) => page.startsWith("docs") && !page.endsWith("README.md"));
  const index = textOf(join("docs", "guides", "README.md"));
  expect(guides.filter((page) => !index.includes(`](${page.split(/[\\/]/).at(-1) ?? ""})`))).toEqual([]);
});

test("the README has at most 150 lines", () => {
  expect(textOf("README.md").split("\n").length).toBeLessThanOrEqual(151);
});
