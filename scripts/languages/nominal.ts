import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

/** A type of the public API, as far as jsii's description of it is read here. */
interface Described {
  readonly name: string;
  readonly kind: "class" | "enum" | "interface";
  /** Whether it holds properties, and is made of a literal. */
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Typed[] };
  readonly methods?: readonly { readonly parameters?: readonly Typed[] }[];
  readonly properties?: readonly Typed[];
}

interface Typed {
  readonly type: TypeReference;
}

interface TypeReference {
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

interface Types {
  readonly [fqn: string]: Described;
}

/** Interfaces that other types have all members of, and rightly do not implement: a function is no service. */
const APART = ["ICloudRunService"];

/**
 * The public types that only TypeScript accepts for an interface: they have its members, and do not say that they implement it.
 *
 * Java, Go and C# accept what says so, and nothing else.
 */
export function unsaidInterfaces(sources: string, assembly: string): string[] {
  const { types } = JSON.parse(readFileSync(assembly, "utf8")) as { types: Types };
  const { checker, typeOf } = typesOf(join(sources, "lib", "index.ts"));
  const asked = askedFor(types)
    .map((fqn): [string, Described] => [fqn, types[fqn]])
    .filter(([, { name }]) => !APART.includes(name));
  return asked.flatMap(([fqn, { name }]) =>
    Object.entries(types)
      .filter(([other, { kind, datatype }]) => kind !== "enum" && !datatype && !saidBy(other, types).has(fqn))
      .filter(([, one]) => checker.isTypeAssignableTo(typeOf(one.name), typeOf(name)))
      .map(([, one]) => `${one.name} must implement or extend ${name}`),
  );
}

/** The interfaces that arguments and props ask for. */
function askedFor(types: Types): string[] {
  const references = Object.values(types).flatMap(
    ({ initializer, methods = [], datatype, properties = [] }) => [
      ...(initializer?.parameters ?? []),
      ...methods.flatMap(({ parameters = [] }) => parameters),
      ...(datatype ? properties : []),
    ],
  );
  const asked = new Set(references.flatMap(({ type }) => namesIn(type)));
  const behavioral = Object.entries(types).filter(
    ([, { kind, datatype }]) => kind === "interface" && !datatype,
  );
  return behavioral.map(([fqn]) => fqn).filter((fqn) => asked.has(fqn));
}

function namesIn({ fqn, collection, union }: TypeReference): string[] {
  const inner = [...(collection ? [collection.elementtype] : []), ...(union?.types ?? [])];
  return [...(fqn === undefined ? [] : [fqn]), ...inner.flatMap(namesIn)];
}

/** A type, with all that it says it is. */
function saidBy(fqn: string, types: Types): Set<string> {
  const { base, interfaces = [] } = types[fqn] ?? {};
  const above = [...(base === undefined ? [] : [base]), ...interfaces];
  return new Set([fqn, ...above.flatMap((one) => [...saidBy(one, types)])]);
}

/** The names that an entry point exports. */
export function exportsOf(entry: string): string[] {
  return [...typesOf(entry).exported.keys()];
}

function typesOf(entry: string) {
  const { config } = ts.readConfigFile("tsconfig.json", (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} must be a module`);
  const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
  const typeOf = (name: string) => {
    const symbol = exported.get(name);
    if (!symbol) throw new Error(`${name} must be exported from ${entry}`);
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return checker.getDeclaredTypeOfSymbol(isAlias ? checker.getAliasedSymbol(symbol) : symbol);
  };
  return { checker, exported, typeOf };
}
