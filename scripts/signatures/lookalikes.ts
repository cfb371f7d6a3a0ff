import ts from "typescript";
import { type ApiDeclarations, type Declared, isObligatory, isStruct } from "./api-declarations";

/** The classes with all members of a type, of which one is another method: TypeScript takes none of them for the type. */
export function lookalikesOf(api: ApiDeclarations, wanted: string): string[] {
  const type = api.find(wanted);
  if (isStruct(type)) return [];
  const asked = membersByName(api, type);
  return api.names.filter((name) => {
    const declared = api.find(name);
    if (!ts.isClassDeclaration(declared) || api.isA(name, wanted)) return false;
    const has = membersByName(api, declared);
    const hasAll = [...asked.keys()].every((member) => has.has(member));
    return asked.size > 0 && hasAll && [...asked].some(([member, one]) => differ(api, one, has.get(member)));
  });
}

function membersByName(api: ApiDeclarations, declared: Declared): Map<string, ts.Node> {
  return new Map(
    api
      .membersOf(declared)
      .filter(isObligatory)
      .map((member) => [member.name?.getText() ?? "", member]),
  );
}

/** Whether two methods take or return something else. A method that takes fewer parameters can be called with more. */
function differ(api: ApiDeclarations, one: ts.Node, other: ts.Node | undefined): boolean {
  if (!isMethod(one) || other === undefined || !isMethod(other)) return false;
  const takesOther = other.parameters.some((parameter, index) => {
    const asked = one.parameters.at(index);
    return asked ? typeOf(parameter) !== typeOf(asked) : !parameter.questionToken;
  });
  return takesOther || !api.isA(typeOf(other), typeOf(one));
}

function isMethod(member: ts.Node): member is ts.MethodSignature | ts.MethodDeclaration {
  return ts.isMethodSignature(member) || ts.isMethodDeclaration(member);
}

function typeOf({ type }: ts.SignatureDeclaration | ts.ParameterDeclaration): string {
  return type?.getText() ?? "any";
}
