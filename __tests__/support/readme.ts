import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "..", "..");

/** A block of TypeScript in the README, by the heading it stands under. */
export interface Block {
  readonly heading: string;
  readonly code: string;
}

/** The README's blocks of TypeScript, in their order. */
export function readmeBlocks(): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  for (const part of readFileSync(join(ROOT, "README.md"), "utf8").split(/^(?=#+ |```)/m)) {
    if (part.startsWith("#")) heading = part.slice(0, part.indexOf("\n")).replace(/^#+ /, "");
    if (part.startsWith("```ts\n")) blocks.push({ heading, code: part.slice("```ts\n".length) });
  }
  return blocks;
}

// A block shows only its own subject: this stands before it in the constructor of a stack.
const PRELUDE = `
  new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });
  const source = FunctionSource.inline({ "index.js": "" });
  const webhook = new CloudRunFunction(this, "webhook-of-prelude", {
    runtime: Runtime.NODEJS_22, entryPoint: "handler", source, ingress: IngressSettings.ALL,
  });
  const orders = new CloudRunFunction(this, "orders-of-prelude", {
    runtime: Runtime.NODEJS_22, entryPoint: "handler", source, ingress: IngressSettings.INTERNAL,
  });
`;

/** A block as a module that exports the stack `Example`, in whose constructor the block's statements stand. */
export function moduleOf({ code }: Block): string {
  const own = (code.match(IMPORT) ?? []).join("\n");
  return `${own}
    ${importsBeside(own).join("\n")}
    export class Example extends TerraformStack {
      constructor(scope: Construct, id: string) { super(scope, id); ${PRELUDE} { ${code.replace(IMPORT, "")} } }
    }`;
}

const IMPORT = /^import [^;]*;$/gm;

/** What the prelude and most blocks use, but for names that a block imports itself. */
function importsBeside(own: string): string[] {
  const index = readFileSync(join(ROOT, "lib", "index.ts"), "utf8");
  const library = [...index.matchAll(/\{([^{}]*)\}/g)]
    .flatMap(([, names]) => names.split(",").map((name) => name.trim()))
    .filter((name) => /^\w+$/.test(name) && !new RegExp(`\\b${name}\\b`).test(own));
  return [
    `import { ${library.join(", ")} } from "cdktf-cloud-run-functions";`,
    'import { TerraformOutput, TerraformStack } from "cdktf";',
    'import { GoogleProvider } from "@cdktf/provider-google/lib/provider";',
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
