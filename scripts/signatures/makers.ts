import ts from "typescript";
import { type ApiDeclarations, constructorOf, has, isObligatory } from "./api-declarations";

// More of them would make a message longer than anyone reads.
const MOST_EXAMPLES = 4;

/** How code makes an object of a type of the public API, like `Principal.of(…)`. The likeliest way is the first. */
export function makersOf(api: ApiDeclarations, wanted: string): string[] {
  const base = baseWithSameMembers(api, wanted);
  if (base !== undefined) return makersOf(api, base);
  const named = [wanted, wanted.slice(1)].filter((name) => api.has(name));
  const found = [...named, ...api.names].flatMap((name) => makersIn(api, name, wanted));
  // An example must not let the public in, unless nothing else is asked for.
  const harmless = found.filter((maker) => !/\.all(?:Authenticated)?Users\(/.test(maker));
  return [...new Set(harmless.length > 0 ? harmless : found)].slice(0, MOST_EXAMPLES);
}

/** Of an interface that only adds what is optional, the one that it extends. */
function baseWithSameMembers(api: ApiDeclarations, name: string): string | undefined {
  const declared = api.find(name);
  if (!ts.isInterfaceDeclaration(declared) || declared.members.some(isObligatory)) return undefined;
  return api.basesOf(declared).at(0)?.name?.text;
}

function makersIn(api: ApiDeclarations, name: string, wanted: string): string[] {
  const declared = api.find(name);
  if (!ts.isClassDeclaration(declared)) return [];
  const is = (type: ts.TypeNode | undefined) => type !== undefined && api.isA(type.getText(), wanted);
  const statics = declared.members.filter((member) => has(member, ts.SyntaxKind.StaticKeyword));
  const made = statics.flatMap((member) => {
    const text = `${name}.${member.name?.getText() ?? ""}`;
    if (ts.isPropertyDeclaration(member)) return is(member.type) ? [text] : [];
    return ts.isMethodDeclaration(member) && is(member.type) ? [`${text}(…)`] : [];
  });
  const isMade = constructorOf(declared) && !has(declared, ts.SyntaxKind.AbstractKeyword);
  const all = isMade && api.isA(name, wanted) ? [`new ${name}(…)`, ...made] : made;
  // What takes the name of anything is the most likely way.
  return all.sort((one, other) => Number(other.endsWith(".of(…)")) - Number(one.endsWith(".of(…)")));
}
