import ts from "typescript";

/** A class, interface or enum of the public API. */
export type Declared = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;
type Member = ts.ClassElement | ts.TypeElement;

/** The classes, interfaces and enums of the public API, from the declarations in `api/`. */
export class ApiDeclarations {
  public readonly names: readonly string[];
  private readonly declared = new Map<string, Declared>();

  public constructor(texts: readonly string[]) {
    for (const text of texts) {
      const { statements } = ts.createSourceFile("api.d.ts", text, ts.ScriptTarget.Latest, true);
      for (const statement of statements) {
        if (isDeclared(statement) && statement.name) this.declared.set(statement.name.text, statement);
      }
    }
    this.names = [...this.declared.keys()].sort();
  }

  public has(name: string): boolean {
    return this.declared.has(name);
  }

  public find(name: string): Declared {
    const found = this.declared.get(name);
    if (!found) throw new Error(`${name} is not declared`);
    return found;
  }

  /** The members of a declaration and of what it extends. */
  public membersOf(declared: Declared): Member[] {
    if (ts.isEnumDeclaration(declared)) return [];
    return [...this.basesOf(declared).flatMap((base) => this.membersOf(base)), ...declared.members];
  }

  /** What a declaration extends, as far as it is of the public API itself. */
  public basesOf(declared: Declared, keyword = ts.SyntaxKind.ExtendsKeyword): Declared[] {
    return heritageOf(declared, keyword).flatMap((name) => this.declared.get(name) ?? []);
  }

  /** Whether a type is another one, or extends or implements it. */
  public isA(name: string, wanted: string): boolean {
    if (name === wanted) return true;
    const declared = this.declared.get(name);
    if (!declared) return false;
    const above = [ts.SyntaxKind.ExtendsKeyword, ts.SyntaxKind.ImplementsKeyword] as const;
    return above.flatMap((keyword) => heritageOf(declared, keyword)).some((base) => this.isA(base, wanted));
  }
}

function heritageOf(declared: Declared, keyword: ts.SyntaxKind): string[] {
  if (ts.isEnumDeclaration(declared)) return [];
  return (declared.heritageClauses ?? [])
    .filter(({ token }) => token === keyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
}

function isDeclared(statement: ts.Statement): statement is Declared {
  return (
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  );
}

/** Whether an interface has no behaviour: its name does not begin with `I` and another capital. */
export function isStruct(declared: Declared): declared is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(declared) && !/^I[A-Z]/.test(declared.name.text);
}

/** Whether every object of a type has a member. */
export function isObligatory(member: Member): boolean {
  if (ts.isConstructorDeclaration(member) || ("questionToken" in member && member.questionToken))
    return false;
  return isPublic(member) && !has(member, ts.SyntaxKind.StaticKeyword);
}

export function isPublic(member: ts.Node): boolean {
  return !has(member, ts.SyntaxKind.PrivateKeyword) && !has(member, ts.SyntaxKind.ProtectedKeyword);
}

export function has(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((one) => one.kind === kind) ?? false);
}

/** The constructor of a class that users may call; undefined where there is none. */
export function constructorOf(declared: ts.ClassDeclaration): ts.ConstructorDeclaration | undefined {
  const found = declared.members.find(ts.isConstructorDeclaration);
  return found && isPublic(found) ? found : undefined;
}
