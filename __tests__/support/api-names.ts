import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const API = join(__dirname, "..", "..", "api");

/** The members of each exported name, in all entry points. */
function exportedNames(): Map<string, Set<string>> {
  const files = readdirSync(API).filter((file) => file.endsWith(".d.ts"));
  const statements = files.flatMap((file) => {
    const text = readFileSync(join(API, file), "utf8");
    return [...ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true).statements];
  });
  return new Map(statements.flatMap(namesOf));
}

function namesOf(statement: ts.Statement): [string, Set<string>][] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => [name.getText(), new Set()]);
  }
  if (ts.isFunctionDeclaration(statement)) return [[statement.name?.text ?? "", new Set()]];
  const holdsMembers = [ts.isClassDeclaration, ts.isInterfaceDeclaration, ts.isEnumDeclaration];
  if (!holdsMembers.some((is) => is(statement))) return [];
  const { name, members } = statement as ts.InterfaceDeclaration;
  return [[name.text, new Set(members.map((member) => member.name?.getText() ?? "constructor"))]];
}

/** The exported names of the package, each with its own members. */
export const NAMES: ReadonlyMap<string, ReadonlySet<string>> = exportedNames();

/** The members of all exported names. */
export const MEMBERS: ReadonlySet<string> = new Set([...NAMES.values()].flatMap((members) => [...members]));
