import ts from "typescript";

/** A declaration, and its text in a report. */
export interface ShownDeclaration {
  readonly node: ts.Statement;
  readonly text: string;
}

const printer = ts.createPrinter({ removeComments: true });

/** A declaration without its private members, with the other members sorted. */
export function shownDeclaration(statement: ts.Statement, isExported: boolean): ShownDeclaration {
  const node = withShownMembers(statement);
  const printed = printer.printNode(ts.EmitHint.Unspecified, node, statement.getSourceFile());
  const text = printed.replace(/^(?: {4})+/gm, (indent) => " ".repeat(indent.length / 2));
  return { node, text: isExported ? text : text.replace(/^export /, "") };
}

/** The names that a declaration uses. */
export function usedNames(declaration: ts.Node): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node)) {
      throw new Error(
        `a type must be written in the code, got one that TypeScript found out: ${node.getText()}`,
      );
    }
    if (ts.isTypeReferenceNode(node)) names.push(firstName(node.typeName));
    if (ts.isTypeQueryNode(node)) names.push(firstName(node.exprName));
    if (ts.isExpressionWithTypeArguments(node)) names.push(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return names;
}

function firstName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : firstName(name.left);
}

function withShownMembers(statement: ts.Statement): ts.Statement {
  if (ts.isClassDeclaration(statement)) {
    const { modifiers, name, typeParameters, heritageClauses, members } = statement;
    const shown = sorted(members.filter(isShown));
    return ts.factory.updateClassDeclaration(
      statement,
      modifiers,
      name,
      typeParameters,
      heritageClauses,
      shown,
    );
  }
  if (ts.isInterfaceDeclaration(statement)) {
    const { modifiers, name, typeParameters, heritageClauses, members } = statement;
    const shown = sorted([...members]);
    return ts.factory.updateInterfaceDeclaration(
      ...([statement, modifiers, name, typeParameters, heritageClauses, shown] as const),
    );
  }
  if (ts.isEnumDeclaration(statement)) {
    const { modifiers, name, members } = statement;
    return ts.factory.updateEnumDeclaration(statement, modifiers, name, sorted([...members]));
  }
  return statement;
}

/** A private constructor is shown, because without it, the class would seem to have a public constructor. */
function isShown(member: ts.ClassElement): boolean {
  if (ts.isConstructorDeclaration(member)) return true;
  const isPrivate = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0;
  return !isPrivate && !(member.name && ts.isPrivateIdentifier(member.name));
}

/** The constructor, then the static members, then the others. Each group is sorted by name; overloads keep their order. */
function sorted<T extends ts.ClassElement | ts.TypeElement | ts.EnumMember>(members: T[]): T[] {
  const rank = (member: T): string => {
    const isStatic = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
    const kind = ts.isConstructorDeclaration(member) ? "0" : isStatic ? "1" : "2";
    return `${kind} ${member.name?.getText() ?? ""}`;
  };
  const ranks = new Map(members.map((member) => [member, rank(member)]));
  return members.sort((one, other) => {
    const [first = "", second = ""] = [ranks.get(one), ranks.get(other)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
