import { type Document, type Element, strings } from "./document";
import { pieces } from "./template";

const REFERENCE = /(?:\bdata\.)?\b[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*/g;

/** Terraform's graph of a document: what Terraform creates before what. */
export class Graph {
  private readonly ancestors = new Map<string, ReadonlySet<string>>();

  constructor(private readonly document: Document) {}

  /** Whether Terraform finishes `earlier` before it starts `later`. */
  public isBefore(earlier: string, later: string): boolean {
    return this.ancestorsOf(later).has(earlier);
  }

  /** The addresses that Terraform finishes before it starts this one, by direct and indirect references and `depends_on`. */
  public ancestorsOf(address: string): ReadonlySet<string> {
    const known = this.ancestors.get(address);
    if (known) return known;
    const found = new Set<string>();
    this.ancestors.set(address, found);
    const element = this.document.find(address);
    for (const parent of element ? this.parentsOf(element) : []) {
      found.add(parent);
      this.ancestorsOf(parent).forEach((ancestor) => found.add(ancestor));
    }
    return found;
  }

  private parentsOf({ address, values }: Element): string[] {
    const { depends_on: dependsOn, lifecycle, "//": _comment, ...rest } = values;
    // These two hold plain addresses. All other references are in expressions.
    const plain = [...strings(dependsOn), ...strings(lifecycle)].flatMap((text) => this.referencesIn(text));
    return [...plain, ...this.referencesOf(rest)].filter((parent) => parent !== address);
  }

  /** The addresses that a value refers to, also through locals. */
  public referencesOf(value: unknown): string[] {
    const expressions = strings(value)
      .flatMap(pieces)
      .map(({ expression }) => expression ?? "");
    return expressions.flatMap((expression) => this.referencesIn(expression));
  }

  private referencesIn(expression: string): string[] {
    return [...expression.matchAll(REFERENCE)].flatMap(([found]) => {
      if (found.startsWith("local.")) return this.referencesOf(this.document.locals[found.slice(6)]);
      return this.document.find(found) ? [found] : [];
    });
  }
}
