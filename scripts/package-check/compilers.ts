import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, isProgram, pages, programOf } from "../../__tests__/support/readme";
import { runBeside } from "./commands";

/** A version of TypeScript with a way in which it finds modules. */
interface Compiler {
  readonly typescript: string;
  readonly module: string;

  /** @default - TypeScript's own for the module kind: node10 for CommonJS before TypeScript 6 */
  readonly moduleResolution?: string;

  /** Whether only the first program is compiled: another compiler of the same version has all. */
  readonly briefly?: boolean;
}

const COMPILERS: Compiler[] = [
  { typescript: "5.0.4", module: "CommonJS", briefly: true },
  { typescript: "5.0.4", module: "node16" },
  { typescript: "5.4.5", module: "ES2022", moduleResolution: "bundler" },
  { typescript: "5.9.3", module: "CommonJS", briefly: true },
  { typescript: "5.9.3", module: "node16" },
  { typescript: "7.0.2", module: "nodenext" },
  { typescript: "7.0.2", module: "ES2022", moduleResolution: "bundler" },
];

const EVERY_ENTRY_POINT = `
export * from "cdktf-cloud-run-functions";
export * from "cdktf-cloud-run-functions/api-gateway";
export * from "cdktf-cloud-run-functions/testing";
`;

/** The compilers as npm packages, each under a name of its own. */
export function compilerPackages(): string[] {
  return [
    ...new Set(COMPILERS.map(({ typescript }) => `${nameOf(typescript)}@npm:typescript@${typescript}`)),
  ];
}

/**
 * Compiles all examples and all blocks of the documentation with every version, as strictly as TypeScript can: what is published
 * must stand it. A second way to find modules compiles all that the entry points declare.
 */
export async function compileWithAll(folder: string, packages: string): Promise<void> {
  const code = join(folder, "code");
  mkdirSync(code, { recursive: true });
  symlinkSync(packages, join(folder, "node_modules"), "junction");
  cpSync("examples", code, { recursive: true });
  // The types of jest, which one block asks for, are for newer compilers than the package.
  const blocks = pages()
    .flatMap((page) => blocksOf(page))
    .filter((block) => !block.code.includes("@jest/globals"));
  for (const [index, block] of blocks.entries()) {
    writeFileSync(join(code, `block-${index}.ts`), isProgram(block) ? block.code : programOf(block));
  }
  writeFileSync(join(code, "every-entry-point.ts"), EVERY_ENTRY_POINT);
  const waiting = [...COMPILERS];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await compile(folder, next);
  };
  await Promise.all([work(), work()]);
}

async function compile(folder: string, { typescript, briefly, ...modules }: Compiler): Promise<void> {
  const project = join(folder, `${[typescript, ...Object.values(modules)].join("-")}.json`);
  const options = {
    ...{ target: "ES2022", ...modules, types: ["node"], noEmit: true },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
  };
  const include = briefly ? ["code/every-entry-point.ts", "code/block-0.ts"] : ["code"];
  writeFileSync(project, JSON.stringify({ compilerOptions: options, include }));
  const start = Date.now();
  await runBeside([join("node_modules", nameOf(typescript), "bin", "tsc"), "-p", project], folder);
  const kind = Object.values(modules).join(", ");
  console.log(
    `check:package: TypeScript ${typescript}, ${kind}: ${Math.round((Date.now() - start) / 1000)} s`,
  );
}

function nameOf(typescript: string): string {
  return `typescript-${typescript}`;
}
