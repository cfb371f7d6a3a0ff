import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "..", "..");

const LIBRARY = "cdktf-cloud-run-functions";

/** The page with the program into which the fragments of all pages are put. */
const FRAME_PAGE = join("docs", "guides", "README.md");
const PLACE_OF_FRAGMENT = "// A fragment stands here.";

/** A code block of a page, and its heading. */
export interface Block {
  readonly heading: string;
  readonly code: string;
}

/** The pages whose blocks are tested: the README and the guides. */
export function pages(): string[] {
  const guides = readdirSync(join(ROOT, "docs", "guides")).filter((file) => file.endsWith(".md"));
  return ["README.md", ...guides.map((file) => join("docs", "guides", file))];
}

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

/** The blocks of a page in TypeScript, or in another language, in order. */
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

/** Whether a block is a whole program, and not a fragment. */
export function isProgram({ code }: Block): boolean {
  return code.includes("app.synth();");
}

/** A whole program with a fragment: it replaces the placeholder in the guides' program. */
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

/** Imports for what fragments use without importing: the library, and classes of cdktf and its bindings. */
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
    'import { Construct } from "constructs";',
  ];
}

/** The errors of the compiler in modules. */
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
