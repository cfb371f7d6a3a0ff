import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "..", "..");

const LIBRARY = "cdktf-cloud-run-functions";

/** The page whose program stands around the fragments of all pages. */
const FRAME_PAGE = join("docs", "guides", "README.md");
const PLACE_OF_FRAGMENT = "// A fragment stands here.";

/** A block of TypeScript in a page, by the heading it stands under. */
export interface Block {
  readonly heading: string;
  readonly code: string;
}

/** The pages whose blocks are held to what they claim: the README and the guides. */
export function pages(): string[] {
  const guides = readdirSync(join(ROOT, "docs", "guides")).filter((file) => file.endsWith(".md"));
  return ["README.md", ...guides.map((file) => join("docs", "guides", file))];
}

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

/** A page's blocks of TypeScript, or of another language, in their order. */
export function blocksOf(page: string, language = "ts"): Block[] {
  const blocks: Block[] = [];
  const fence = `\`\`\`${language}\n`;
  let heading = "";
  for (const part of textOf(page).split(/^(?=#+ |```)/m)) {
    if (part.startsWith("#")) heading = part.slice(0, part.indexOf("\n")).replace(/^#+ /, "");
    if (part.startsWith(fence)) blocks.push({ heading, code: part.slice(fence.length) });
  }
  return blocks;
}

/** Whether a block is a whole program, and no fragment of one. */
export function isProgram({ code }: Block): boolean {
  return code.includes("app.synth();");
}

/** A fragment as a whole program: in the place that the guides' program has for it. */
export function programOf({ code }: Block): string {
  const frame = blocksOf(FRAME_PAGE).find((block) => block.code.includes(PLACE_OF_FRAGMENT));
  if (!frame) throw new Error(`${FRAME_PAGE} must have a program with '${PLACE_OF_FRAGMENT}'`);
  const own = (code.match(IMPORT) ?? []).join("\n");
  const body = frame.code
    .replace(IMPORT, "")
    .replace(PLACE_OF_FRAGMENT, () => `{ ${code.replace(IMPORT, "")} }`);
  return `${own}\n${importsBeside(own).join("\n")}\n${body}`;
}

const IMPORT = /^import [^;]*;$/gm;

/** What fragments use and do not import: the library, and classes of cdktf and its bindings. */
function importsBeside(own: string): string[] {
  const index = readFileSync(join(ROOT, "lib", "index.ts"), "utf8");
  const library = [...index.matchAll(/\{([^{}]*)\}/g)].flatMap(([, names]) =>
    names.split(",").map((name) => name.trim().replace(/^type /, "")),
  );
  const missing = (names: string[]) =>
    names.filter((name) => /^\w+$/.test(name) && !new RegExp(`\\b${name}\\b`).test(own)).join(", ");
  return [
    `import { ${missing(library)} } from "${LIBRARY}";`,
    `import { ${missing(["App", "TerraformOutput", "TerraformStack"])} } from "cdktf";`,
    `import { ${missing(["GoogleProvider"])} } from "@cdktf/provider-google/lib/provider";`,
    'import type { Construct } from "constructs";',
  ];
}

/** What the compiler has against modules. */
export function compileErrors(modules: string[]): string[] {
  const sources = new Map(modules.map((code, index) => [join(ROOT, `readme-${String(index)}.ts`), code]));
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (path) => sources.has(path) || onDisk.fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    const code = sources.get(path);
    return code === undefined
      ? onDisk.getSourceFile(path, ...rest)
      : ts.createSourceFile(path, code, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...sources.keys()], { ...options, noUnusedLocals: false }, host);
  return [...sources.keys()]
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** The module as JavaScript. */
export function transpiled(code: string): string {
  return ts.transpileModule(code, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  }).outputText;
}
