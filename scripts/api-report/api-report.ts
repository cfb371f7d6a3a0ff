import { join } from "node:path";
import { Declarations, type Declared, type Foreign, spelled } from "./declarations";
import { shownDeclaration, usedNames } from "./shown-declaration";

/** A file that users import, and the name of its module. */
export interface EntryPoint {
  readonly name: string;
  readonly file: string;
  readonly module: string;
}

/**
 * The public API of each entry point, by its name: the TypeScript declarations of its exports, and of everything that their
 * signatures use.
 *
 * Declarations and members are sorted. Comments, private members and `@internal` members are left out. Exports of an earlier
 * entry point are imported from it.
 */
export function apiReports(root: string, entryPoints: readonly EntryPoint[]): Map<string, string> {
  const files = entryPoints.map(({ file }) => spelled(join(root, file)));
  const declarations = new Declarations(root, files);
  const elsewhere = new Map<string, string>();
  return new Map(
    entryPoints.map(({ name, module }, index) => {
      const report = new Report(declarations, files[index], elsewhere);
      const text = report.text();
      for (const key of report.exports) elsewhere.set(key, module);
      return [name, text];
    }),
  );
}

class Report {
  /** The keys of the exports. */
  public readonly exports: ReadonlySet<string>;
  private readonly exported: readonly (Declared | Foreign)[];
  private readonly keys = new Map<string, string>();
  private readonly shown = new Map<string, string>();
  private readonly imports = new Map<string, string[]>();

  public constructor(
    private readonly declarations: Declarations,
    private readonly entry: string,
    private readonly elsewhere: ReadonlyMap<string, string>,
  ) {
    this.exported = declarations.exportsOf(entry).map((name) => {
      const found = declarations.find(entry, name);
      if (found?.name !== name)
        throw new Error(`${entry} must export ${name} by the name it is declared with`);
      return found;
    });
    this.exports = new Set(this.exported.map(keyOf));
  }

  public text(): string {
    for (const found of this.exported) this.show(found);
    const imports = sortedByName(this.imports).map(
      ([module, names]) => `import { ${names.sort().join(", ")} } from "${module}";`,
    );
    const declarations = sortedByName(this.shown).map(([, text]) => text);
    return `${[imports.join("\n"), ...declarations].filter((part) => part !== "").join("\n\n")}\n`;
  }

  private show(found: Declared | Foreign): void {
    const { name } = found;
    const key = keyOf(found);
    const known = this.keys.get(name);
    if (known === key) return;
    if (known !== undefined)
      throw new Error(`${this.entry} must lead to one ${name}, got ${known} and ${key}`);
    this.keys.set(name, key);
    const module = "module" in found ? found.module : this.elsewhere.get(key);
    if (module !== undefined) {
      this.imports.set(module, [...(this.imports.get(module) ?? []), name]);
    } else if ("statements" in found) {
      this.declare(found, this.exports.has(key));
    }
  }

  private declare({ file, name, statements }: Declared, isExported: boolean): void {
    const shown = statements.map((statement) => shownDeclaration(statement, isExported));
    this.shown.set(name, shown.map(({ text }) => text).join("\n"));
    for (const used of shown.flatMap(({ node }) => usedNames(node))) {
      const found = this.declarations.find(file, used);
      if (found) this.show(found);
    }
  }
}

function keyOf(found: Declared | Foreign): string {
  return `${"module" in found ? found.module : found.file}#${found.name}`;
}

function sortedByName<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}
