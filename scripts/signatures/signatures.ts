import ts from "typescript";
import {
  ApiDeclarations,
  constructorOf,
  type Declared,
  has,
  isObligatory,
  isPublic,
  isStruct,
} from "./api-declarations";
import { lookalikesOf } from "./lookalikes";
import { makersOf } from "./makers";

/** A text for each name of the public API. */
export interface SignatureTable {
  readonly [name: string]: string;
}

/** What `lib/core/signatures/` tells about the public API. */
export interface Signatures {
  readonly structs: SignatureTable;
  readonly enums: SignatureTable;
  readonly objects: SignatureTable;
  readonly calls: SignatureTable;
}

/** Classes and interfaces of cdktf and constructs, by what each of their objects has. */
const FOREIGN: SignatureTable = {
  Construct: "node; ",
  ITerraformDependable: "fqn; ",
  TerraformStack: "addDependency node; new TerraformStack(…)",
  TerraformVariable: "fqn stringValue; new TerraformVariable(…)",
};

/** The names of parameters and props of any type: what asks for a reason says more about a wrong one. */
const CHECKED_ELSEWHERE = /reason$/i;

const SPELLED_AS: SignatureTable = { IConstruct: "Construct" };

/** The signatures of the public API, from the declarations in `api/`. */
export function signaturesIn(declarations: readonly string[]): Signatures {
  const api = new ApiDeclarations(declarations);
  const table = (textOf: (declared: Declared) => string | undefined) =>
    Object.fromEntries(
      api.names.flatMap((name) => {
        const text = textOf(api.find(name));
        return text === undefined || text === "" ? [] : [[name, text]];
      }),
    );
  return {
    structs: table((one) => (isStruct(one) ? propsOf(api, one) : undefined)),
    enums: table((one) => (ts.isEnumDeclaration(one) ? valuesOf(one) : undefined)),
    objects: {
      ...table((one) => (isStruct(one) || ts.isEnumDeclaration(one) ? undefined : objectOf(api, one))),
      ...FOREIGN,
    },
    calls: table((one) => (ts.isClassDeclaration(one) ? callsOf(api, one) : undefined)),
  };
}

function propsOf(api: ApiDeclarations, declared: ts.InterfaceDeclaration): string {
  const props = api.membersOf(declared).filter(ts.isPropertySignature);
  return props
    .map((prop) => fieldOf(api, prop))
    .sort()
    .join(", ");
}

function valuesOf(declared: ts.EnumDeclaration): string {
  const values = declared.members.map(({ initializer, name }) => {
    if (initializer && ts.isStringLiteral(initializer)) return initializer.text;
    throw new Error(`${declared.name.text}.${name.getText()} must have a text as its value`);
  });
  return values.join("|");
}

/** What an object has, how one is made, and which classes only look like it. */
function objectOf(api: ApiDeclarations, declared: Declared): string {
  const names = api
    .membersOf(declared)
    .filter(isObligatory)
    .map((member) => member.name?.getText() ?? "");
  const members = [...new Set(names)].sort().join(" ");
  const type = declared.name?.text ?? "";
  const lookalikes = lookalikesOf(api, type);
  return [
    members,
    makersOf(api, type).join(", "),
    ...(lookalikes.length > 0 ? [lookalikes.join(" ")] : []),
  ].join("; ");
}

/** The parameters of the constructor, as `new(…)`, of static methods, as `.of(…)`, and of other methods, as `#grant(…)`. */
function callsOf(api: ApiDeclarations, declared: ts.ClassDeclaration): string {
  const construction = has(declared, ts.SyntaxKind.AbstractKeyword) ? undefined : constructorOf(declared);
  const methods = declared.members.filter(
    (member): member is ts.MethodDeclaration =>
      ts.isMethodDeclaration(member) && isPublic(member) && !has(member, ts.SyntaxKind.AbstractKeyword),
  );
  const calls = methods.map((method) => {
    const way = has(method, ts.SyntaxKind.StaticKeyword) ? "." : "#";
    return [`${way}${method.name.getText()}`, parametersOf(api, method)];
  });
  return [...(construction ? [["new", parametersOf(api, construction)]] : []), ...calls]
    .flatMap(([name, parameters]) => (parameters === "" ? [] : [`${name}(${parameters})`]))
    .join("; ");
}

function parametersOf(api: ApiDeclarations, { parameters }: ts.SignatureDeclaration): string {
  return parameters
    .map((parameter) => `${parameter.dotDotDotToken ? "..." : ""}${fieldOf(api, parameter)}`)
    .join(", ");
}

function fieldOf(
  api: ApiDeclarations,
  { name, questionToken, type }: ts.PropertySignature | ts.ParameterDeclaration,
): string {
  const text = name.getText();
  return `${text}${questionToken ? "?" : ""}:${CHECKED_ELSEWHERE.test(text) ? "any" : spelled(api, type)}`;
}

/** A type in a few signs: `Runtime`, `IBucket|ITopic`, `string[]`, `{string}` for a map, and `any` for what is not checked. */
function spelled(api: ApiDeclarations, node: ts.TypeNode | undefined): string {
  if (!node) return "any";
  if (ts.isUnionTypeNode(node)) return unionOf(api, node);
  if (ts.isArrayTypeNode(node)) {
    const item = spelled(api, node.elementType);
    return item.includes("|") ? "any[]" : `${item}[]`;
  }
  if (ts.isTypeOperatorNode(node)) return spelled(api, node.type);
  if (ts.isTypeLiteralNode(node)) {
    const [member] = node.members;
    return ts.isIndexSignatureDeclaration(member) ? `{${spelled(api, member.type)}}` : "any";
  }
  const text = SPELLED_AS[node.getText()] ?? node.getText();
  const isKnown = ["string", "number", "boolean"].includes(text) || text in FOREIGN || api.has(text);
  return isKnown ? text : "any";
}

function unionOf(api: ApiDeclarations, { types }: ts.UnionTypeNode): string {
  const all = types
    .filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword)
    .map((one) => spelled(api, one));
  return all.includes("any") ? "any" : all.join("|");
}
