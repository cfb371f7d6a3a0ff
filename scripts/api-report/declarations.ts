import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** A name, and the statements that declare it. Overloads are several statements. */
export interface Declared {
  readonly file: string;
  readonly name: string;
  readonly statements: readonly ts.Statement[];
}

/** A name that another package declares. */
export interface Foreign {
  readonly module: string;
  readonly name: string;
}

/** The TypeScript declarations of files of the package, as the build emits them. */
export class Declarations {
  private readonly sources = new Map<string, ts.SourceFile>();

  public constructor(root: string, entries: readonly string[]) {
    const settings = { ...buildOptions(root), types: [], noCheck: true, removeComments: true };
    const host = ts.createCompilerHost(settings);
    // Signatures only name the types of other packages. Reading those packages would take ten times as long.
    host.resolveModuleNameLiterals = (literals, from) =>
      literals.map(({ text }) => ({ resolvedModule: resolvedModule(from, text) }));
    ts.createProgram([...entries], settings, host).emit(
      undefined,
      (_path, text, _mark, _error, files = []) => {
        for (const { fileName } of files) {
          this.sources.set(fileName, ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true));
        }
      },
    );
  }

  /** The names that a file exports. */
  public exportsOf(file: string): string[] {
    return this.source(file).statements.flatMap((statement) => {
      if (!ts.isExportDeclaration(statement)) return isExported(statement) ? namesOf(statement) : [];
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) {
        throw new Error(`${file} must name what it exports`);
      }
      return statement.exportClause.elements.map(({ name }) => name.text);
    });
  }

  /** The declaration of a name that a file uses or re-exports; undefined for a name of the language itself. */
  public find(file: string, name: string): Declared | Foreign | undefined {
    const { statements } = this.source(file);
    const declaring = statements.filter((statement) => namesOf(statement).includes(name));
    if (declaring.length > 0) return { file, name, statements: declaring };
    for (const statement of statements) {
      const [origin, module] = originOf(statement, name) ?? [];
      if (origin === undefined || module === undefined) continue;
      if (!module.startsWith(".")) return { module, name: origin };
      const next = resolvedModule(file, module)?.resolvedFileName;
      const found = next === undefined ? undefined : this.find(next, origin);
      if (!found) throw new Error(`${name} in ${file} is not declared by ${module}; is it marked @internal?`);
      return found;
    }
    return undefined;
  }

  private source(file: string): ts.SourceFile {
    const source = this.sources.get(file);
    if (!source) throw new Error(`${file} is not declared`);
    return source;
  }
}

/** The compiler options of the build. */
function buildOptions(root: string): ts.CompilerOptions {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: refuse };
  return ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.build.json"), {}, host)?.options ?? {};
}

function refuse({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** The original name of what a statement imports or re-exports as `name`, and the module that it comes from. */
function originOf(statement: ts.Statement, name: string): [origin: string, module: string] | undefined {
  const isImport = ts.isImportDeclaration(statement);
  if (!isImport && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  const clause = isImport ? statement.importClause?.namedBindings : statement.exportClause;
  if (!clause || !(ts.isNamedImports(clause) || ts.isNamedExports(clause))) return undefined;
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = clause.elements;
  const element = elements.find((one) => one.name.text === name);
  return element && [(element.propertyName ?? element.name).text, moduleSpecifier.text];
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function resolvedModule(from: string, module: string): ts.ResolvedModuleFull | undefined {
  if (!module.startsWith(".")) return undefined;
  const path = spelled(resolve(dirname(from), module));
  const file = [`${path}.ts`, `${path}/index.ts`].find((name) => ts.sys.fileExists(name));
  return file === undefined ? undefined : { resolvedFileName: file, extension: ts.Extension.Ts };
}

/** A path with forward slashes, as TypeScript has them on Windows too. */
export function spelled(path: string): string {
  return path.replaceAll("\\", "/");
}
